package io.pointsman.endpoint.keep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    /** With a small object and a large one. */
    private void filled() {
        try (KeptPlace place = KeptPlace.of(data())) {
            place.ask("s3", "CreateBucket", "Bucket", "box");
            place.ask("s3", "PutObject", "Bucket", "box", "Key", "k", "Body", "text".getBytes(UTF_8));
            place.ask(
                    "s3",
                    "PutObject",
                    "Bucket",
                    "box",
                    "Key",
                    "a",
                    "Body",
                    place.world().spool().of(new byte[100_000]));
            place.ask(
                    "s3",
                    "PutObject",
                    "Bucket",
                    "box",
                    "Key",
                    "b",
                    "Body",
                    place.world().spool().of(new byte[100_000]));
        }
    }

    private Map<String, byte[]> files() {
        try (Stream<Path> all = Files.walk(data())) {
            Map<String, byte[]> files = new TreeMap<>();
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                files.put(data().relativize(each).toString(), Files.readAllBytes(each));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refused() {
        return assertThrows(
                        DataDirectoryTrouble.class, () -> KeptPlace.of(data()).close())
                .said();
    }

    private void refusedUntouched(String said) {
        Map<String, byte[]> before = files();
        String refusal = refused();
        assertTrue(refusal.contains(said), refusal);
        Map<String, byte[]> after = files();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
    }

    @Test
    void whatIsDamagedIsRefusedAndStays() throws IOException {
        filled();
        Path state = data().resolve("state");
        byte[] whole = Files.readAllBytes(state);
        byte[] changed = whole.clone();
        changed[changed.length - 10] ^= 1;
        Files.write(state, changed);
        refusedUntouched("is damaged (what it holds is not what was written)");
        Files.write(state, Arrays.copyOf(whole, whole.length / 2));
        refusedUntouched("is damaged");
        Files.write(state, new byte[0]);
        refusedUntouched("is damaged (its first line is none of an endpoint's)");
        Files.write(state, whole);
        KeptPlace.of(data()).close();
    }

    @Test
    void aBodyThatIsGoneOrChangedIsDamageToo() throws IOException {
        filled();
        Path body = bodies().getFirst();
        byte[] whole = Files.readAllBytes(body);
        Files.write(body, new byte[100_000 - 1]);
        refusedUntouched("is damaged");
        Files.delete(body);
        refusedUntouched("is damaged");
        Files.write(body, whole);
        KeptPlace.of(data()).close();
    }

    private List<Path> bodies() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("bodies"))) {
            return files.toList();
        }
    }

    @Test
    void equalBodiesAreOneFileWhichGoesWithTheLast() throws IOException {
        filled();
        assertEquals(1, bodies().size());
        try (KeptPlace place = KeptPlace.of(data())) {
            place.ask("s3", "DeleteObject", "Bucket", "box", "Key", "a");
            place.world().keeping().settle();
            assertEquals(1, bodies().size());
            place.ask("s3", "DeleteObject", "Bucket", "box", "Key", "b");
            place.world().keeping().settle();
            assertEquals(0, bodies().size());
        }
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        filled();
        Path state = data().resolve("state");
        byte[] bytes = Files.readAllBytes(state);
        bytes["pointsman-endpoint ".length()] = '2';
        Files.write(state, bytes);
        refusedUntouched("a newer one did (format 2, and this one reads 1)");
    }

    @Test
    void whatAnotherEndpointUsesIsRefused() {
        try (KeptPlace place = KeptPlace.of(data())) {
            String refusal = refused();
            assertTrue(refusal.startsWith("stop the endpoint that uses " + data()), refusal);
            place.ask("s3", "CreateBucket", "Bucket", "box");
        }
        try (KeptPlace again = KeptPlace.of(data())) {
            again.ask("s3", "HeadBucket", "Bucket", "box");
        }
    }

    @Test
    void aDirectoryOfOtherThingsIsRefused() throws IOException {
        Files.createDirectories(data());
        Files.writeString(data().resolve("thesis.txt"), "all of it");
        refusedUntouched("holds other things than an endpoint's state, such as thesis.txt");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(DataDirectoryTrouble.class, () -> DataDirectory.open(file));
    }

    @Test
    void anotherRegionIsRefused() {
        filled();
        EndpointClock clock = EndpointClock.stopped();
        try (DataDirectory directory = DataDirectory.open(data())) {
            DataDirectoryTrouble refusal = assertThrows(
                    DataDirectoryTrouble.class, () -> Endpoint.kept(KeptPlace.ACCOUNT, "eu-west-1", clock, directory));
            assertTrue(refusal.said().contains("account 000000000000 in us-east-1"), refusal.said());
        }
    }

    @Test
    void nobodyElseCanRead() throws IOException {
        filled();
        try (Stream<Path> all = Files.walk(data())) {
            for (Path each : all.toList()) {
                String permitted = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                assertEquals(Files.isDirectory(each) ? "rwx------" : "rw-------", permitted, each.toString());
            }
        }
    }

    @Test
    void timeNeverGoesBack() {
        try (KeptPlace place = KeptPlace.of(data())) {
            place.pass(Duration.ofDays(1));
        }
        try (KeptPlace again = KeptPlace.of(data())) {
            assertFalse(again.clock.instant().isBefore(KeptPlace.BEGINNING.plus(Duration.ofDays(1))));
        }
    }
}
