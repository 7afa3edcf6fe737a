package io.jsniff;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes flow downstream, imports point upstream: who may know whom. */
class ArchitectureTest {
    /** Each part of the core with all that it may import beside itself and the JDK. */
    private static final String TABLE = """
            bytes          :
            connection     : bytes
            library        : connection
            tls            : bytes
            http           : bytes connection
            http.h1        : http connection bytes
            http.h2..      : http connection bytes
            exchange       : bytes http http.h2 connection
            reuse          : bytes exchange connection http http.h2
            diagnosis      : reuse exchange connection http http.h2 library
            output..       : bytes connection tls http http.h2 exchange reuse diagnosis com.fasterxml.jackson..
            report..       : bytes connection exchange reuse diagnosis output.json com.fasterxml.jackson..
            pipeline       : bytes connection tls http http.h1 http.h2.. exchange reuse diagnosis output.. report
            capture.packet : connection bytes
            capture.tcp    : connection bytes capture.packet
            capture        : connection bytes capture.packet capture.tcp
            capture.file   : capture
            capture.pcap   : capture capture.file com.sun.jna..
            """;

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jsniff");

    record Part(String name, String[] imports) {
        static Part parse(String line) {
            var columns = line.split("\\s*:\\s*", 2);
            var own = qualified(columns[0]);
            var others = columns[1].lines().flatMap(names -> Stream.of(names.split(" ")));
            var all = Stream.concat(Stream.of(own, "java..", "org.jspecify.annotations"), others.map(Part::qualified));
            return new Part(own, all.toArray(String[]::new));
        }

        private static String qualified(String name) {
            return name.startsWith("com.") ? name : "io.jsniff." + name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Part> parts() {
        return TABLE.lines().map(Part::parse);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void importsOnlyWhatItMay(Part part) {
        classes()
                .that()
                .resideInAPackage(part.name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(part.imports)
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyClassBelongsToAPart() {
        var names = parts().map(Part::name).toArray(String[]::new);
        assertThat(CORE).allMatch(resideInAnyPackage(names));
    }

    /** No class leads back to itself by one of another package: that would be a circle of packages, too. */
    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.jsniff.(**)").should().beFreeOfCycles().check(CORE);
    }

    /** A part is a package with all that is nested in it. */
    @Test
    void partsAreFreeOfCycles() {
        slices().matching("io.jsniff.(*)..").should().beFreeOfCycles().check(CORE);
    }
}
