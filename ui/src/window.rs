//! The window as a whole: a view goes in, touches come out. Each page does its own part.

use std::rc::Rc;

use slint::{ComponentHandle, Global, Model};

use crate::generated::{
    Chrome, Confirm, Hand, Idle, Information, Locale, MoreTime, PageKind, Screen, Services,
    StaffKeys, StaffMenu, StaffNotice, StaffSheet, Takeover, Ticket, Who,
};
use crate::{AppWindow, Language, Page, Touch, View, keypad, pages, screen, view};

/// Who is told of touches.
pub(crate) type Touched = Rc<dyn Fn(Touch)>;

/// Puts the view on the glass and asks for a redraw at once.
pub fn show(window: &AppWindow, view: &View) {
    screen::measure(window);
    read_as(window, &view.chrome);
    pages::chrome::show(window, view);
    let before = place(window);
    show_page(window, &view.page);
    pages::takeover::show(window, view.takeover.as_ref());
    window.set_asks_more_time(view.asks_more_time);
    if before != place(window) {
        keypad::page_turned(window);
    }
    redraw_now(window);
}

/// Tells `touched` of everything a visitor does from now on.
pub fn connect(window: &AppWindow, touched: impl Fn(Touch) + 'static) {
    let touched: Touched = Rc::new(touched);
    connect_hand(window, &touched);
    pages::chrome::connect(window, &touched);
    pages::idle::connect(window, &touched);
    pages::services::connect(window, &touched);
    pages::information::connect(window, &touched);
    pages::who::connect(window, &touched);
    pages::confirm::connect(window, &touched);
    pages::ticket::connect(window, &touched);
    pages::unprinted::connect(window, &touched);
    pages::refused::connect(window, &touched);
    pages::takeover::connect(window, &touched);
    pages::more_time::connect(window, &touched);
    pages::staff::connect(window, &touched);
    keypad::connect(window, &touched);
}

/// Does what a finger's touch does, by the very callback that the touched part calls: for
/// demonstrations, where nobody touches. What the page does not offer does nothing harmful: whoever is
/// connected is told, and decides.
pub fn act(window: &AppWindow, touch: &Touch) {
    let chrome = window.global::<Chrome>();
    match touch {
        Touch::Begin => window.global::<Idle>().invoke_begin(),
        Touch::Who(visitor) => window
            .global::<Who>()
            .invoke_who(pages::who::kind(*visitor)),
        Touch::SkipWho => window.global::<Who>().invoke_skip(),
        Touch::Confirm => window.global::<Confirm>().invoke_confirm(),
        Touch::TakeNumber => window.global::<Information>().invoke_take_number(),
        Touch::PrintInformation => window.global::<Information>().invoke_print(),
        Touch::Language => chrome.invoke_language(),
        Touch::TextSize => chrome.invoke_text_size(),
        Touch::Contrast => chrome.invoke_contrast(),
        Touch::Reach => chrome.invoke_reach(),
        Touch::Listen => chrome.invoke_listen(),
        Touch::Home => chrome.invoke_home(),
        Touch::Done => window.global::<Ticket>().invoke_done(),
        Touch::WithoutPaper => window.global::<Takeover>().invoke_without_paper(),
        Touch::MoreTime => window.global::<MoreTime>().invoke_more_time(),
        Touch::Activity => window.global::<Hand>().invoke_down(),
        Touch::Staff(touch) => pages::staff::act(window, touch),
        menu => act_on_menu(window, menu),
    }
}

fn act_on_menu(window: &AppWindow, touch: &Touch) {
    let services = window.global::<Services>();
    match touch {
        Touch::Choose(service) => services.invoke_choose(service.as_str().into()),
        Touch::Open(group) => services.invoke_open(group.as_str().into()),
        Touch::Read(document) => services.invoke_read(document.as_str().into()),
        Touch::Information => services.invoke_information(),
        Touch::Priority => services.invoke_priority(),
        Touch::PageForward => services.invoke_forward(),
        Touch::PageBack => services.invoke_backward(),
        _ => services.invoke_back(),
    }
}

/// Asks winit for the redraw itself: on X11 Slint would wait out a 16 ms interval first.
#[cfg(feature = "desktop")]
pub fn redraw_now(window: &impl ComponentHandle) {
    use slint::winit_030::WinitWindowAccessor;
    window
        .window()
        .with_winit_window(|winit| winit.request_redraw());
}

/// Nothing to hurry: away from X11 Slint redraws at once.
#[cfg(not(feature = "desktop"))]
pub fn redraw_now(window: &impl ComponentHandle) {
    window.window().request_redraw();
}

/// A callback that tells of one touch.
pub(crate) fn tell(touched: &Touched, touch: Touch) -> impl Fn() + 'static {
    let touched = touched.clone();
    move || touched(touch.clone())
}

/// What makes a screen another one, so that what had the keys may be gone from it.
fn place(window: &AppWindow) -> impl PartialEq + use<> {
    let menu = window.global::<Services>();
    let turned = (menu.get_group(), menu.get_page(), menu.get_reading());
    let cards = menu.get_cards().row_count();
    let takeover = window.global::<Takeover>().get_kind();
    let staff = (
        window.global::<StaffMenu>().get_title(),
        window.global::<StaffSheet>().get_title(),
        window.global::<StaffNotice>().get_title(),
        window.global::<StaffKeys>().get_letters(),
    );
    (window.get_page(), takeover, turned, cards, staff)
}

/// Turns the screens to the language, the letters and the contrast that the visitor wants.
pub(crate) fn read_as<'w, W>(window: &'w W, chrome: &view::Chrome)
where
    W: ComponentHandle,
    Locale<'w>: Global<'w, W>,
    Screen<'w>: Global<'w, W>,
{
    let arabic = chrome.language == Language::Arabic;
    // Both languages are built in, which the tests hold; a missing one would leave the English.
    slint::select_bundled_translation(if arabic { "ar" } else { "en" }).ok();
    window.global::<Locale>().set_rtl(arabic);
    let screen = window.global::<Screen>();
    screen.set_text_size(i32::from(screen::text_size(chrome.text_size)));
    screen.set_high_contrast(chrome.high_contrast);
    screen.set_reach(chrome.reach && screen.get_can_reach());
}

fn show_page(window: &AppWindow, page: &Page) {
    let kind = match page {
        Page::Idle => PageKind::Idle,
        Page::Services(menu) => {
            pages::services::show(window, menu);
            PageKind::Services
        }
        Page::Information(information) => {
            pages::information::show(window, information);
            PageKind::Information
        }
        Page::Document(document) => {
            pages::information::show_document(window, document);
            PageKind::Information
        }
        Page::Who { service } => {
            pages::who::show(window, service);
            PageKind::Who
        }
        Page::Confirm {
            service,
            icon,
            question,
        } => {
            pages::confirm::show(window, service, icon, question);
            PageKind::Confirm
        }
        Page::Printing { number, service } => {
            pages::printing::show(window, number, service);
            PageKind::Printing
        }
        Page::Ticket { ticket } => {
            pages::ticket::show(window, ticket);
            PageKind::Ticket
        }
        Page::Unprinted { ticket, trouble } => {
            pages::unprinted::show(window, ticket, *trouble);
            PageKind::Unprinted
        }
        Page::Refused { service, why, when } => {
            pages::refused::show(window, service, *why, when);
            PageKind::Refused
        }
        Page::Staff(staff) => pages::staff::show(window, staff),
    };
    window.set_page(kind);
}

fn connect_hand(window: &AppWindow, touched: &Touched) {
    let hand = window.global::<Hand>();
    let (down, up, resized) = (window.as_weak(), window.as_weak(), window.as_weak());
    let touched = touched.clone();
    hand.on_down(move || {
        down.upgrade().iter().for_each(|window| {
            keypad::put_away(window);
            redraw_now(window);
        });
        touched(Touch::Activity);
    });
    hand.on_up(move || up.upgrade().iter().for_each(redraw_now));
    window.on_resized(move || resized.upgrade().iter().for_each(screen::measure));
}
