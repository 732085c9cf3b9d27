package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The text of a settings file, YAML 1.2 or JSON, which YAML includes. One document with a mapping, or nothing at all. */
public final class SettingsText {
    private static final int LONGEST = 256 * 1024;

    private SettingsText() {}

    /**
     * @param path for messages
     */
    public static JsonObject parse(String path, String text) {
        if (text.length() > LONGEST) {
            throw Refusal.configuration(
                    path + ": has " + text.length() + " characters; a settings file has " + LONGEST + " at most");
        }
        try {
            return PlainYaml.object(path, new Load(settings(path)).loadFromString(text));
        } catch (MarkedYamlEngineException e) {
            throw Refusal.configuration(path + place(e.getProblemMark()) + ": this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw Refusal.configuration(path + ": this is not YAML that a settings file may hold: " + e.getMessage());
        }
    }

    private static LoadSettings settings(String path) {
        return LoadSettings.builder()
                .setLabel(path)
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(LONGEST)
                .build();
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> ", line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
    }
}
