package io.jsniff.agent;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's own borders, and the rules for names that hold in every module. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jsniff");

    private static final String AGENT = "io.jsniff.agent";
    private static final String BRIDGE = "io.jsniff.agent.bridge";
    private static final String INSTRUMENT = "io.jsniff.agent.instrument..";
    private static final String TAP = "io.jsniff.agent.tap..";
    private static final String ATTACH = "io.jsniff.agent.attach..";
    private static final String CLI = "io.jsniff.agent.cli..";
    private static final String CAPTURE = "io.jsniff.capture..";

    @Test
    void everyClassOfTheAgentBelongsToAPart() {
        check(classes()
                .that()
                .resideInAPackage("io.jsniff.agent..")
                .should()
                .resideInAnyPackage(AGENT, BRIDGE, INSTRUMENT, TAP, ATTACH, CLI));
    }

    @Test
    void bridgeKnowsTheJdkAlone() {
        check(classes()
                .that()
                .resideInAPackage(BRIDGE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(BRIDGE, "java..", "javax.net.ssl", "org.jspecify.annotations"));
    }

    @Test
    void instrumentsKnowTheBridgeAlone() {
        check(noClasses()
                .that()
                .resideInAPackage(INSTRUMENT)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.jsniff..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(INSTRUMENT, BRIDGE))));
    }

    @Test
    void tapsKnowNeitherTheirInstrumentsNorByteBuddy() {
        check(noClasses()
                .that()
                .resideInAPackage(TAP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT, INSTRUMENT, "net.bytebuddy.."));
    }

    @Test
    void whatPremainReachesKnowsNeitherCommandsNorCapture() {
        check(noClasses()
                .that()
                .resideInAnyPackage(AGENT, BRIDGE, INSTRUMENT, TAP)
                .and()
                .doNotHaveFullyQualifiedName("io.jsniff.agent.Main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ATTACH, CLI, CAPTURE, "picocli.."));
    }

    @Test
    void jnaIsForTheCaptureOfPacketsAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.jsniff.capture.pcap")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna.."));
    }

    /** But for Main: it is a way in, known to nobody but the manifest. */
    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("io.jsniff.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(type(Main.class), alwaysTrue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {".*Impl", "Default.*", "Abstract.*", ".*Manager", ".*Utils?", ".*Helpers?"})
    void noNameSaysNothing(String pattern) {
        assertThat(ALL).noneMatch(type -> type.getSimpleName().matches(pattern));
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = ALL.stream().map(JavaClass::getPackage).distinct();
        assertThat(packages)
                .allMatch(room -> room.tryGetAnnotationOfType(NullMarked.class).isPresent());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }
}
