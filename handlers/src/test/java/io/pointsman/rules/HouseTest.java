package io.pointsman.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** What no class does, and the few that may. */
@AnalyzeClasses(packages = "io.pointsman", importOptions = DoNotIncludeTests.class)
final class HouseTest {
    @ArchTest
    static final ArchRule a_name_is_a_noun =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)(\\$.*)?");

    /** NullAway looks only at packages that say so: one that forgets it is not checked at all. */
    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(ArchCondition.from(describe(
                    "lie in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    @ArchTest
    static final ArchRule only_the_pause_of_the_runner_sleeps = noClasses()
            .that()
            .doNotHaveSimpleName("SpedUpPause")
            .should(new Call(
                    "sleep or park", "java.lang.Thread.sleep", "java.util.concurrent.locks.LockSupport.park.*"))
            .orShould(new Call("sleep by a unit", "java.util.concurrent.TimeUnit.sleep", "java.lang.Object.wait"));

    @ArchTest
    static final ArchRule only_the_surroundings_ask_the_clock_of_the_machine = noClasses()
            .that()
            .doNotHaveSimpleName("LambdaSurroundings")
            .should(new Call(
                    "ask for the time",
                    "java.time.(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime).now",
                    "java.time.InstantSource.system",
                    "java.time.Clock.system.*",
                    "java.lang.System.(currentTimeMillis|nanoTime)"));

    @ArchTest
    static final ArchRule only_entry_points_read_the_environment = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Handler")
            .and()
            .doNotHaveSimpleName("ActionFunction")
            .should(new Call("read the environment", "java.lang.System.getenv"));

    /** The log of an action goes through JsonLines, which scrubs it; a print beside it would not be scrubbed. */
    @ArchTest
    static final ArchRule only_the_surroundings_name_the_standard_streams =
            noClasses().that().doNotHaveSimpleName("LambdaSurroundings").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobody_logs_past_the_log =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.slf4j..");

    @ArchTest
    static final ArchRule only_its_package_touches_the_json_of_a_release_record = noClasses()
            .that()
            .resideOutsideOfPackage("io.pointsman.release.record..")
            .should(new Call(
                    "touch the JSON of a release record", "io.pointsman.release.record.ReleaseRecords.(find|update)"));
}
