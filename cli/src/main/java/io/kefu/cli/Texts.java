package io.kefu.cli;

import io.kefu.text.Bundles;
import io.kefu.workspace.Language;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The command line's own words in the chosen language: column headings and notes. */
public final class Texts {

    private final ResourceBundle bundle;

    Texts(Language language) {
        this.bundle = Bundles.of("io.kefu.cli.Texts", language.locale());
    }

    /** The text under the key with {@code {0}}, {@code {1}} … filled in. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }
}
