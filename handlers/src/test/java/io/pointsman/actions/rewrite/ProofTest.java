package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What lies under the promised name is not taken for what it should be. */
class ProofTest {
    private static final String CUT = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: src}}}";
    private static final String FILE =
            "Resources: {A: {Type: AWS::Serverless::Api, Properties: {DefinitionUri: a.yaml}}}";
    private static final String WHOLE = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: .}}}";

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final RewriteAction action = new RewriteAction(source, store, new FakeHistory());

    private Step<RewriteStage> run(String key) {
        Job job = SourceJobs.job(key);
        RewriteRequest request = action.request(job);
        return action.advance(request, action.start(request));
    }

    private CodePlace released(String key) {
        Step<RewriteStage> step = run(key);
        assertInstanceOf(Step.Done.class, step, step.toString());
        ZipArchive release = ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
        return ReleaseManifest.parse(
                        new String(release.read(ReleaseManifest.PATH).orElseThrow(), StandardCharsets.UTF_8))
                .code()
                .getFirst();
    }

    private static Location at(CodePlace place) {
        return Location.of(place.bucket(), place.key());
    }

    private String refused(String key) {
        source.written.clear();
        Refusal refusal = assertThrows(Refusal.class, () -> run(key));
        assertEquals(FailureKind.JOB_FAILED, refusal.kind());
        assertEquals(Map.of(), source.written);
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void a_package_that_was_exchanged_is_released_again() {
        source.with("one", "template.yaml", CUT, "src/a.py", "a");
        CodePlace place = released("one");
        byte[] forged = SourceJobs.zip("a.py", "forged");
        for (boolean hasChecksums : new boolean[] {true, false}) {
            store.hasChecksums = hasChecksums;
            store.objects.put(at(place), forged);
            assertEquals(
                    at(place) + " was exchanged: it has the SHA-256 " + FakeCodeStore.sha256(forged) + ", and "
                            + place.codeSha256().orElseThrow()
                            + " is what was released from there. Nothing was released of it. Find out who wrote it"
                            + " (aws s3api list-object-versions --bucket releases --prefix "
                            + place.key()
                            + " shows when, where the bucket keeps versions). Then delete that version or put the"
                            + " bytes back that were there, or delete the object, so that it is stored anew from the"
                            + " artifact (as a role under /pointsman/ where template.yaml has made the bucket); and"
                            + " retry the stage",
                    refused("one"));
        }
    }

    @Test
    void a_package_under_the_promised_name_that_no_release_wrote_is_released() {
        source.with("one", "template.yaml", CUT, "src/a.py", "a");
        CodePlace place = released("one");
        store.index.clear();
        store.objects.put(at(place), SourceJobs.zip("a.py", "forged"));
        assertTrue(refused("one").contains("and the content " + place.digest() + " was released from there"));
        store.objects.put(at(place), "no zip".getBytes(StandardCharsets.UTF_8));
        assertTrue(refused("one").contains("it has no package in it"));
        assertEquals(Map.of(), store.index);
    }

    @Test
    void a_file_or_a_whole_artifact_that_was_exchanged_is_released_again() {
        source.with("file", "template.yaml", FILE, "a.yaml", "openapi: 3.0.1");
        store.objects.put(at(released("file")), "openapi: 3.0.2".getBytes(StandardCharsets.UTF_8));
        assertTrue(refused("file").contains("was exchanged"));
        store.index.clear();
        assertTrue(refused("file").contains("was exchanged"));

        source.with("one", "template.yaml", WHOLE).with("two", "template.yaml", WHOLE);
        CodePlace whole = released("one");
        store.objects.put(at(whole), SourceJobs.zip("template.yaml", WHOLE, "more.py", "forged"));
        assertTrue(refused("two").contains("artifacts/one was exchanged"));
        store.forgetSums();
        assertTrue(refused("two").contains("artifacts/one was exchanged"));
    }

    @Test
    void what_an_earlier_version_of_pointsman_wrote_down_is_read_more_than_once_for_its_content() {
        source.with("one", "template.yaml", CUT, "src/a.py", "a");
        CodePlace first = released("one");
        byte[] otherwise = packedOtherwise(Objects.requireNonNull(store.objects.get(at(first))));
        store.objects.put(at(first), otherwise);
        store.forgetSums();
        store.calls.clear();

        CodePlace again = released("one");
        assertEquals(at(first), at(again));
        assertEquals(Optional.of(FakeCodeStore.sha256(otherwise)), again.codeSha256());
        assertEquals(List.of("first", "look", "digest", "remember"), store.calls);
        store.calls.clear();
        assertEquals(again.codeSha256(), released("one").codeSha256());
        assertEquals(List.of("first", "look"), store.calls);
    }

    /** The same files with other bytes around them: a zip may begin with anything, and end with a comment. */
    private static byte[] packedOtherwise(byte[] zip) {
        byte[] longer = Arrays.copyOf(zip, zip.length + 1);
        longer[zip.length - 2] = 1;
        longer[zip.length] = '!';
        return longer;
    }
}
