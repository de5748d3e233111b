//! Compiles the screens: files embedded as they are (fonts stay real fonts, so that Arabic is shaped),
//! Arabic bundled beside the English source, element names kept outside releases for the tests.

use slint_build::{CompilerConfiguration, DefaultTranslationContext, EmbedResourcesKind};

fn main() -> Result<(), slint_build::CompileError> {
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let configuration = CompilerConfiguration::new()
        .with_style("fluent-light".into())
        .embed_resources(EmbedResourcesKind::EmbedFiles)
        .with_bundled_translations("lang")
        .with_default_translation_context(DefaultTranslationContext::None)
        .with_debug_info(!release);
    slint_build::compile_with_config("app.slint", configuration)
}
