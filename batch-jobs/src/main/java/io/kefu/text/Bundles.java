package io.kefu.text;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the program. */
public final class Bundles {

    private Bundles() {}

    /**
     * A bundle in Chinese for Chinese locales, else in English, which stands in the bundle without a language: looking for
     * one that is not there would open every library.
     */
    public static ResourceBundle of(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name,
                locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
