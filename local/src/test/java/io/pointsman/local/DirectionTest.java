package io.pointsman.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/** The endpoint plays AWS: it knows neither who calls it nor what it is called with. */
@AnalyzeClasses(packages = "io.pointsman", importOptions = DoNotIncludeTests.class)
final class DirectionTest {
    @ArchTest
    static final ArchRule nobody_outside_knows_local = noClasses()
            .that()
            .resideOutsideOfPackage("io.pointsman.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.pointsman.local..");

    @ArchTest
    static final ArchRule the_endpoint_knows_no_demo_and_no_command = noClasses()
            .that()
            .resideInAPackage("io.pointsman.local.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.pointsman.local.demo..", "io.pointsman.local.cli..");

    /** An endpoint built from the SDK's classes would agree with the SDK about its mistakes. */
    @ArchTest
    static final ArchRule the_endpoint_knows_the_wire_and_not_the_sdk = noClasses()
            .that()
            .resideInAPackage("io.pointsman.local.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..");

    /** What it shares with the functions is how JSON is read and what is not shown of it, and nothing of what they think of AWS. */
    @ArchTest
    static final ArchRule the_endpoint_knows_nothing_of_pointsman = noClasses()
            .that()
            .resideInAPackage("io.pointsman.local.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.pointsman.engine..",
                    "io.pointsman.template..",
                    "io.pointsman.appspec..",
                    "io.pointsman.release..",
                    "io.pointsman.settings..",
                    "io.pointsman.runtime..",
                    "io.pointsman.actions..",
                    "io.pointsman.hooks..");

    @ArchTest
    static final ArchRule services_ask_each_other_in_the_words_of_the_api = slices().matching(
                    "io.pointsman.local.aws.(s3|lambda|codedeploy|codepipeline|cloudformation|monitoring|events|logs|sts)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule a_name_is_a_noun = classes()
            .that()
            .resideInAPackage("io.pointsman.local..")
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)(\\$.*)?");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .resideInAPackage("io.pointsman.local..")
            .should(ArchCondition.from(describe(
                    "lie in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    /**
     * A clock that is sped up for some and not for others would bring deadlines out of order. A function that runs is a process
     * of this machine, and so is its deadline.
     */
    @ArchTest
    static final ArchRule only_its_clock_knows_the_time_of_the_machine = noClasses()
            .that()
            .resideInAPackage("io.pointsman.local.aws..")
            .and()
            .doNotHaveSimpleName("EndpointClock")
            .and()
            .doNotHaveSimpleName("Execution")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    /**
     * A virtual thread that reads a pipe, waits for a process, or (before JDK 24) waits inside a monitor keeps its carrier. There
     * are as many carriers as cores, and everything here does one of these sooner or later: as many warm functions as cores would
     * leave a server that never answers again.
     */
    @ArchTest
    static final ArchRule no_thread_is_virtual = noClasses()
            .that()
            .resideInAPackage("io.pointsman..")
            .should()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould()
            .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor");
}
