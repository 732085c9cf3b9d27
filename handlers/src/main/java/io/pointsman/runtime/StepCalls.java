package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.s3.S3Client;

/** The calls of one invocation: its time, and what was answered before. Every call of an action goes through here. */
record StepCalls(Surroundings around, String action, CallTime time, KeptAnswers answers) {
    static StepCalls of(Surroundings around, String action, Job job, CallTime time) {
        return new StepCalls(around, action, time, around.kept().take(action, job));
    }

    Patience patience() {
        return Patience.DEFAULT.within(time.whole());
    }

    S3Client s3(S3Client real) {
        return client(S3Client.class, real, AwsSetup.CALL);
    }

    Clients clients(Target target) {
        return new StepClients(around.clients(target), this);
    }

    InstantSource serviceTime() {
        return answers.times(around.serviceTime());
    }

    /** @param longest that a call of this client takes */
    <C> C client(Class<C> type, C real, Duration longest) {
        return TimedClient.of(type, real, new TimedClient.Limits(around.clock(), time, longest), answers);
    }

    void answered(Job job, Outcome outcome) {
        around.kept().keep(action, job, outcome, answers);
    }
}
