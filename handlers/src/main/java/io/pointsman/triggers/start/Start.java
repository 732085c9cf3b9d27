package io.pointsman.triggers.start;

import io.pointsman.engine.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Which pipeline an upload starts, and with what. The folder below the prefix names the pipeline: {@code
 * builds/my-pipeline/app-2f9c1e.zip} starts {@code my-pipeline} with that object for source.
 */
final class Start {
    private final Pipelines pipelines;
    private final String prefix;

    /** @param prefix with a slash at its end */
    Start(Pipelines pipelines, String prefix) {
        this.pipelines = pipelines;
        this.prefix = prefix;
    }

    /** An execution that was started, or why none was. */
    sealed interface Answer {
        record Started(String pipeline, String execution) implements Answer {}

        record Passed(String why) implements Answer {}
    }

    /**
     * A {@link Refusal} when the upload asks for a pipeline that cannot take it: that is a mistake in the set-up, and it is to be
     * seen.
     */
    Answer of(Upload upload) {
        Optional<String> pipeline = pipeline(upload.key());
        return pipeline.isPresent()
                ? start(pipeline.get(), upload)
                : new Answer.Passed("it is no artifact below " + prefix);
    }

    /** The folder right below the prefix, where a file lies somewhere in it. */
    private Optional<String> pipeline(String key) {
        if (!key.startsWith(prefix) || key.endsWith("/")) {
            return Optional.empty();
        }
        String rest = key.substring(prefix.length());
        int slash = rest.indexOf('/');
        return slash > 0 ? Optional.of(rest.substring(0, slash)) : Optional.empty();
    }

    private Answer start(String pipeline, Upload upload) {
        Pipelines.Source source = source(pipeline, upload);
        String execution =
                pipelines.start(pipeline, source.action(), revision(pipeline, source, upload), upload.token());
        return new Answer.Started(pipeline, execution);
    }

    private Pipelines.Source source(String pipeline, Upload upload) {
        List<Pipelines.Source> readers = pipelines.sources(pipeline).stream()
                .filter(source -> source.bucket().equals(upload.bucket()))
                .toList();
        if (readers.size() != 1) {
            throw Refusal.configuration("pipeline " + pipeline + " has " + readers.size()
                    + " source actions that read from bucket " + upload.bucket() + "; for " + upload
                    + " to start it, it needs one");
        }
        return readers.getFirst();
    }

    /** Named by its version, so that a later upload does not slip in between. */
    private static Pipelines.Revision revision(String pipeline, Pipelines.Source source, Upload upload) {
        if (source.key().equals(upload.key()) && upload.version().isPresent()) {
            return new Pipelines.Revision(Optional.empty(), upload.version());
        }
        if (!source.anyKey()) {
            throw Refusal.configuration("source action " + source.action() + " of pipeline " + pipeline + " reads "
                    + source.key() + " only; for " + upload
                    + " to start it, set AllowOverrideForS3ObjectKey to true in its configuration");
        }
        return new Pipelines.Revision(Optional.of(upload.key()), upload.version());
    }
}
