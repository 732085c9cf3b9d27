package io.pointsman.json;

/**
 * What is wrong with a JSON document, and where. Says no value of it: that may be a secret.
 *
 * @param pointer RFC 6901; empty for the whole document
 * @param wrong what it must be, or is: the end of a sentence
 */
public record JsonFault(String pointer, String wrong) {
    public String sentence() {
        return (pointer.isEmpty() ? "the document" : pointer) + " " + wrong;
    }

    JsonFault inside(String name) {
        return new JsonFault("/" + name.replace("~", "~0").replace("/", "~1") + pointer, wrong);
    }
}
