package io.pointsman.runtime;

import io.pointsman.engine.Pause;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** What a function finds around it. Nothing here is made before it is asked for, so that no trouble comes before the job's id. */
interface Surroundings {
    Workplace.Environment environment();

    /** The machine's, for deadlines and log lines. */
    InstantSource clock();

    /** The time that AWS's services go by, for what is written down beside theirs. */
    default InstantSource serviceTime() {
        return clock();
    }

    Pause pause();

    /** What this process keeps for the jobs that it has answered with a continuation. */
    KeptSteps kept();

    /** Where log lines go. */
    PrintStream out();

    Clients clients(Target target);

    /** Counts what the clients ask of AWS. */
    default CallMeter meter() {
        return new CallMeter();
    }

    /** Where it is told that a release has ended; nowhere, unless there is a bus. */
    default Announcements announcements() {
        return (end, detail) -> {};
    }

    /** For artifacts: with the job's credentials, or the function's own. */
    S3Client s3(Optional<ArtifactCredentials> credentials);
}
