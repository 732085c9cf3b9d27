package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.FileKind;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Place;
import io.pointsman.template.Problem;
import io.pointsman.template.Template;
import java.util.List;

/** Reads a template of the artifact. What keeps it from being read is a {@link BadTemplate}. */
record TemplateText(ZipArchive artifact) {
    /** CloudFormation's limit for a template in S3 (docs/aws-facts.md). */
    static final int LARGEST = 1 << 20;
    /** More than this is not even read, to say what else is wrong with it. */
    private static final int LARGEST_READ = 4 * LARGEST;

    private static final Place START = new Place(1, 1);

    Template read(ArchiveFile file) {
        if (file.kind() == FileKind.LINK) {
            throw bad(START, file.path() + " is a symbolic link; pack the file itself");
        }
        if (file.size() > LARGEST_READ) {
            throw bad(START, tooLarge(file.size()));
        }
        try {
            return Template.parse(Utf8.decode(artifact.read(file, LARGEST_READ)));
        } catch (Utf8.Broken e) {
            throw bad(e.at(), "here is a byte that is not UTF-8; save the template as UTF-8");
        } catch (BadArchive e) {
            throw bad(START, "cannot be read from the artifact: " + e.getMessage());
        }
    }

    static String tooLarge(long bytes) {
        return "the template has " + bytes + " bytes; CloudFormation takes " + LARGEST
                + "; split it into nested templates";
    }

    private static BadTemplate bad(Place at, String message) {
        return new BadTemplate(List.of(new Problem(at, message)));
    }
}
