package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The {@code Code} property as Lambda's API takes it: inline text becomes a zip of one file, as CloudFormation does it. */
final class FunctionCode {
    private FunctionCode() {}

    static Map<String, Object> of(Wish wish) {
        Map<String, Object> code = new LinkedHashMap<>(Values.mapAt(wish.properties(), "Code"));
        Optional<String> inline = Values.textAt(code, "ZipFile");
        inline.ifPresent(text -> code.put("ZipFile", zip(fileName(wish), text)));
        return code;
    }

    private static String fileName(Wish wish) {
        return wish.text("Runtime").orElse("").startsWith("python") ? "index.py" : "index.js";
    }

    /** The same text always gives the same bytes: the entry's time is fixed. */
    private static byte[] zip(String name, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
