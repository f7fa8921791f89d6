/**
 * YAML configuration read with its positions, so that a wrong or unknown key is named by file and line. Start reading at {@link io.kefu.yaml.YamlMap}.
 */
@NullMarked
package io.kefu.yaml;

import org.jspecify.annotations.NullMarked;
