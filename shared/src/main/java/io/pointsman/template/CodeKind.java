package io.pointsman.template;

/** What a property that takes code or a file makes of a local path. */
public enum CodeKind {
    /** A package of a Lambda function: always a zip. The whole artifact may be one. */
    FUNCTION,
    /** A layer of Lambda: always a zip. */
    LAYER,
    /** An archive of another service: a folder is zipped, a file is taken as it is. */
    ARCHIVE,
    /** One file, as it is. */
    FILE,
    /** A template of a nested stack: rewritten itself, then taken as a file. */
    TEMPLATE,
    /** A piece of a template, brought in by the transform AWS::Include: rewritten itself, then taken as a file. */
    INCLUDE;

    /** Lambda takes it, by Lambda's limits. */
    public boolean isPackage() {
        return this == FUNCTION || this == LAYER;
    }

    /** It is read and rewritten like the template in which it is named. */
    public boolean isTemplate() {
        return this == TEMPLATE || this == INCLUDE;
    }
}
