package io.pointsman.release.record;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.json.Json;
import io.pointsman.json.JsonFault;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.json.TypeCheck;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A document below {@code releases/STACK/} as it is stored: a release record, the index or the list of jobs, with a member {@code about}
 * that says whose it is. Read whole, and refused whole: an action that has begun cannot be stopped half-way by the part that it reads last.
 */
public final class ReleaseDocument {
    /** Of what this version writes. A document without one was written before there was any. */
    private static final int FORMAT = 1;

    private static final Field<Integer> NUMBER = Field.required("format", FieldShape.COUNT);
    private static final Field<String> STACK = Field.required("stack", FieldShape.TEXT);
    private static final Field<String> RUN = Field.required("run", FieldShape.TEXT);
    private static final Field<Integer> REVISION = Field.optional(
            "revision",
            FieldShape.COUNT.described("How often it was written: a lower one than before is an older state"));
    private static final Field<Integer> JOBS =
            Field.optional("jobs", FieldShape.COUNT.described("The revision of the list of jobs that its writer knew"));

    /**
     * @param stack with the place of its target, as the document's key has it
     * @param run or what is in its place
     */
    record About(int format, String stack, String run, Revision revision) {
        static final ObjectShape<About> SHAPE =
                ObjectShape.of(About::read, About::write, NUMBER, STACK, RUN, REVISION, JOBS);

        private static About read(JsonObject json) {
            Revision revision = new Revision(REVISION.find(json), JOBS.find(json));
            return new About(NUMBER.need(json), STACK.need(json), RUN.need(json), revision);
        }

        private JsonObject write() {
            JsonObject json = RUN.put(STACK.put(NUMBER.put(JsonObject.empty(), format), stack), run);
            return JOBS.put(REVISION.put(json, revision.number()), revision.jobs());
        }
    }

    /**
     * Which state of a document it is.
     *
     * @param number how often it was written; empty where nobody counted, as in one that a person has begun
     * @param jobs the revision of the list of jobs that its writer knew
     */
    public record Revision(Optional<Integer> number, Optional<Integer> jobs) {
        public static final Revision UNKNOWN = new Revision(Optional.empty(), Optional.empty());
    }

    static final Field<About> ABOUT =
            Field.optional("about", About.SHAPE.shape().described("Which document this is, and in which format"));

    /** Moments are parsed wherever they are read; other patterns are for the reader of the schema. */
    private static final TypeCheck CHECK =
            TypeCheck.lenient(Set.of(FieldShape.MOMENT.schema().needText("pattern")));

    private ReleaseDocument() {}

    /** What an action has found when it reads a document, or why it must not go by it. */
    public sealed interface Reading {
        record Whole(JsonObject document, Revision revision) implements Reading {}

        record Broken(JsonFault fault) implements Reading {}
    }

    /**
     * @param stack with the place of its target
     * @param run or what is in its place
     */
    public static Reading read(String stack, String run, String text) {
        JsonObject json;
        try {
            json = Json.object(text);
        } catch (JsonTrouble e) {
            return broken("is not the JSON that was written: " + e.getMessage());
        }
        Optional<JsonFault> fault = foreign(json, stack, run)
                .or(() -> CHECK.fault(RecordSchema.of(run), json))
                .or(() -> shifts(json));
        return fault.<Reading>map(Reading.Broken::new).orElseGet(() -> typed(run, without(json), revision(json)));
    }

    private static Revision revision(JsonObject json) {
        return ABOUT.find(json).map(About::revision).orElse(Revision.UNKNOWN);
    }

    /** An attempt is read member by member, in the middle of a shift: what its reader needs has to be there. */
    private static Optional<JsonFault> shifts(JsonObject json) {
        JsonObject attempt =
                ReleaseRecord.attempts(ProductionAlias.USUAL).shape().schema();
        return json.members().entrySet().stream()
                .filter(member -> member.getKey().matches("shift( .+)?"))
                .flatMap(
                        member -> CHECK
                                .withRequired()
                                .fault(attempt, member.getValue())
                                .map(fault -> in(member.getKey(), fault))
                                .stream())
                .findFirst();
    }

    private static Reading broken(String wrong) {
        return new Reading.Broken(new JsonFault("", wrong));
    }

    /** The text of a document that {@link #read} reads. */
    public static String text(String stack, String run, JsonObject document, Revision revision) {
        JsonObject about = ABOUT.put(JsonObject.empty(), new About(FORMAT, stack, run, revision));
        for (var member : document.members().entrySet()) {
            about = about.with(member.getKey(), member.getValue());
        }
        return Json.pretty(about);
    }

    private static JsonObject without(JsonObject json) {
        JsonObject rest = JsonObject.empty();
        for (var member : json.members().entrySet()) {
            rest = member.getKey().equals(ABOUT.name()) ? rest : rest.with(member.getKey(), member.getValue());
        }
        return rest;
    }

    /** Before the types are looked at: those of a later version are its own. */
    private static Optional<JsonFault> foreign(JsonObject json, String stack, String run) {
        Object about = json.members().get(ABOUT.name());
        if (about == null) {
            return Optional.empty();
        }
        Optional<JsonFault> shape =
                CHECK.withRequired().fault(ABOUT.shape().schema(), about).map(fault -> in(ABOUT.name(), fault));
        try {
            return shape.or(() -> foreign(ABOUT.find(json).orElseThrow(), stack, run));
        } catch (ArithmeticException e) {
            return Optional.of(new JsonFault("/about", "has a number that is out of range"));
        }
    }

    private static Optional<JsonFault> foreign(About about, String stack, String run) {
        if (about.format() > FORMAT) {
            return Optional.of(new JsonFault(
                    "/about/format",
                    "is " + about.format() + ", and this version of Pointsman reads up to " + FORMAT
                            + ": a later version wrote it, and has to be deployed"));
        }
        if (!about.stack().equals(stack)) {
            return Optional.of(
                    new JsonFault("/about/stack", "must be " + stack + ": it was written for another stack"));
        }
        return about.run().equals(run)
                ? Optional.empty()
                : Optional.of(new JsonFault("/about/run", "must be " + run + ": it was written for another run"));
    }

    private static JsonFault in(String name, JsonFault fault) {
        return new JsonFault("/" + name + fault.pointer(), fault.wrong());
    }

    private static Reading typed(String run, JsonObject document, Revision revision) {
        List<String> read = new ArrayList<>(List.of(""));
        try {
            switch (run) {
                case ReleaseRecords.INDEX -> new ReleaseIndex(document).readWhole(read::add);
                case ReleaseRecords.JOBS -> new HandledJobs(document).readWhole();
                default -> {
                    if (VerificationPlan.isPlace(run)) {
                        new VerificationPlan(document).readWhole(read::add);
                    } else {
                        new ReleaseRecord(document).readWhole(read::add);
                    }
                }
            }
            return new Reading.Whole(document, revision);
        } catch (JsonTrouble | DateTimeException | ArithmeticException e) {
            return new Reading.Broken(CHECK.withRequired()
                    .fault(RecordSchema.of(run), document)
                    .orElse(new JsonFault(read.getLast(), "has a value that cannot be read")));
        }
    }
}
