package io.pointsman.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/** What the demo and the commands may know, and who may know them. */
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
