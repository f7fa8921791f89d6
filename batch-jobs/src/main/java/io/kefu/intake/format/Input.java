package io.kefu.intake.format;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path where its bytes lie
 * @param name what people call it: its path, with the archive's in front when it came out of one
 */
public record Input(Path path, String name) {

    public static Input of(Path path) {
        return new Input(path, path.toString());
    }
}
