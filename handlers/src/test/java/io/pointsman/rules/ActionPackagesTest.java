package io.pointsman.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An action is one folder; a large one has folders of its own inside, which nobody else looks into. */
@AnalyzeClasses(packages = "io.pointsman", importOptions = DoNotIncludeTests.class)
final class ActionPackagesTest {
    private static final String ANY_ACTION = "io.pointsman.actions..";
    private static final String TOP = "io.pointsman.actions.*";
    private static final String INSIDE = "io.pointsman.actions.*.*..";
    private static final String PREVIEW = "io.pointsman.actions.rewrite.RewritePreview";

    /** But for the preview: {@code ./pointsman rewrite} is the same rewrite without AWS, and not another one beside it. */
    @ArchTest
    static final ArchRule an_action_shows_its_handler_and_nothing_else = classes()
            .that()
            .resideInAPackage(TOP)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameEndingWith("Handler")
            .orShould()
            .haveSimpleName("RewritePreview");

    @ArchTest
    static final ArchRule nobody_looks_inside_an_action = noClasses()
            .that()
            .resideOutsideOfPackage(ANY_ACTION)
            .should()
            .dependOnClassesThat(resideInAPackage(ANY_ACTION)
                    .and(not(simpleNameEndingWith("Handler")))
                    .and(not(nameStartingWith(PREVIEW))));

    @ArchTest
    static final ArchRule what_lies_inside_an_action_does_not_know_who_uses_it = noClasses()
            .that()
            .resideInAPackage(INSIDE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TOP);

    @ArchTest
    static final ArchRule the_packages_of_an_action_know_each_other_one_way =
            slices().matching("io.pointsman.actions.(*).(*)..").should().beFreeOfCycles();
}
