//! Pictures small enough to be kept beside the code.

use ui::headless::Picture;

/// Colours are kept in so many steps of a channel.
const STEPS: u16 = 15;

/// The picture `factor` times smaller, its colours averaged and in steps.
pub(crate) fn smaller(picture: &Picture, factor: u32) -> Picture {
    let (width, height) = (picture.width / factor, picture.height / factor);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let rgb = places.flat_map(|(x, y)| average(picture, (x * factor, y * factor), factor));
    Picture {
        width,
        height,
        rgb: rgb.collect(),
    }
}

/// The average of four of a square's pixels, a quarter in from its corners: all of them would take long.
fn average(picture: &Picture, (left, top): (u32, u32), side: u32) -> [u8; 3] {
    let (near, far) = (side / 4, side - 1 - side / 4);
    let mut sums = [0u16; 3];
    for (x, y) in [(near, near), (far, near), (near, far), (far, far)] {
        let pixel = ((top + y) * picture.width + left + x) as usize * 3;
        for (sum, channel) in sums.iter_mut().zip(&picture.rgb[pixel..pixel + 3]) {
            *sum += u16::from(*channel);
        }
    }
    sums.map(|sum| stepped(sum / 4))
}

fn stepped(value: u16) -> u8 {
    let step = (value * STEPS + 127) / 255;
    u8::try_from(step * 255 / STEPS).expect("a channel")
}

/// Pictures of one height side by side.
pub(crate) fn side_by_side(pictures: &[Picture]) -> Picture {
    let height = pictures[0].height;
    let row = |picture: &Picture, y: u32| {
        let line = picture.width as usize * 3;
        picture.rgb[y as usize * line..(y as usize + 1) * line].to_vec()
    };
    let rows = (0..height).flat_map(|y| pictures.iter().map(move |picture| (picture, y)));
    Picture {
        width: pictures.iter().map(|picture| picture.width).sum(),
        height,
        rgb: rows.flat_map(|(picture, y)| row(picture, y)).collect(),
    }
}
