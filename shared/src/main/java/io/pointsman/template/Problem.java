package io.pointsman.template;

/** What is wrong at one place of a template, and what to do. */
public record Problem(Place at, String message) {
    /** As a compiler would say it: {@code template.yaml:12:7: ...}. */
    public String in(String file) {
        return file + ":" + at + ": " + message;
    }
}
