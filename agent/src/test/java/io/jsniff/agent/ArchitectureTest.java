package io.jsniff.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.AccessController;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's own borders, and the rules for names that hold in every module. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jsniff");

    private static final JavaClasses SHIPPED = ALL.that(resideOutsideOfPackage("io.jsniff.demo.."));

    @SuppressWarnings("removal") // where there is a SecurityManager, it is what takes the agent's rights for a call
    private static final Class<?>[] KEYLESS = {
        AccessController.class,
        PrivilegedAction.class,
        CodeSource.class,
        ProtectionDomain.class,
        MessageDigest.class,
        NoSuchAlgorithmException.class,
        SecureRandom.class,
        SSLEngine.class,
        SSLEngineResult.class,
        SSLSocket.class,
        SSLSocketFactory.class,
        SSLSession.class
    };

    private static final String AGENT = "io.jsniff.agent";
    private static final String OPTION = "io.jsniff.agent.option";
    private static final String LINK = "io.jsniff.agent.link";
    private static final String SESSION = "io.jsniff.agent.session";
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
                .resideInAnyPackage(AGENT, OPTION, LINK, SESSION, BRIDGE, INSTRUMENT, TAP, ATTACH, CLI));
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
                .dependOnClassesThat(resideInAPackage("io.jsniff..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(INSTRUMENT, BRIDGE))));
    }

    @Test
    void tapsKnowNeitherTheirInstrumentsNorByteBuddy() {
        check(noClasses()
                .that()
                .resideInAPackage(TAP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT, OPTION, LINK, SESSION, INSTRUMENT, "net.bytebuddy.."));
    }

    @Test
    void whatPremainReachesKnowsNeitherCommandsNorCapture() {
        check(noClasses()
                .that()
                .resideInAnyPackage(AGENT, OPTION, LINK, SESSION, BRIDGE, INSTRUMENT, TAP)
                .and()
                .doNotHaveFullyQualifiedName("io.jsniff.agent.Main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ATTACH, CLI, CAPTURE, "picocli.."));
    }

    @ParameterizedTest
    @CsvSource({
        "tap.filter, ''",
        "tap.feed, ''",
        "tap.socket, ''",
        "tap.caller, bridge tap.socket",
        "tap.tls, bridge tap.feed tap.socket",
        "tap, bridge tap.filter tap.feed tap.socket tap.caller tap.tls",
        "instrument, instrument.netty",
        "instrument.jdk, bridge instrument",
        "instrument.tls, bridge instrument",
        "instrument.client, bridge instrument",
        "instrument.netty, ''",
        "option, tap.filter tap.caller",
        "link, option",
        "session, option link bridge instrument instrument.client instrument.jdk instrument.tls tap tap.feed",
        "attach, link",
        "cli, option link attach"
    })
    void partsOfTheAgentKnowTheseAlone(String part, String others) {
        Set<String> known = SHIPPED.that(resideInAPackage(AGENT + "." + part)).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith(AGENT) && !name.equals(AGENT + "." + part))
                .collect(Collectors.toSet());
        assertThat(known)
                .containsExactlyInAnyOrder(Stream.of(others.split(" "))
                        .filter(other -> !other.isEmpty())
                        .map(other -> AGENT + "." + other)
                        .toArray(String[]::new));
    }

    /** What options choose: which connections are followed, and how much of a stack is recorded. */
    @Test
    void optionsKnowOfTheTapWhatTheyChooseAlone() {
        check(noClasses()
                .that()
                .resideInAPackage(OPTION)
                .should()
                .dependOnClassesThat(resideInAPackage(TAP)
                        .and(not(nameMatching(".*\\.(TapFilter|HostPattern|CallerOptions|StackDepth)(\\$.*)?")))));
    }

    /** Of all that knows TLS and its keys these alone, which know none. */
    @Test
    void keysAreNeitherReadNorWritten() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.security..",
                                "javax.crypto..",
                                "javax.security..",
                                "sun.security..",
                                "javax.net..")
                        .and(not(belongToAnyOf(KEYLESS))))
                .check(SHIPPED);
    }

    @Test
    void sessionsOfTlsAreAskedForWhatTheWireShowsAnyway() {
        Set<String> asked = SHIPPED.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .filter(target -> target.getOwner().getPackageName().equals("javax.net.ssl"))
                .filter(target -> !target.getOwner().isEnum())
                .map(target -> target.getOwner().getSimpleName() + "." + target.getName())
                .collect(Collectors.toSet());
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "SSLEngine.getSession",
                        "SSLEngine.getHandshakeStatus",
                        "SSLEngine.getApplicationProtocol",
                        "SSLSocket.getSession",
                        "SSLSocket.getApplicationProtocol",
                        "SSLSession.getProtocol",
                        "SSLSession.getCipherSuite",
                        "SSLSession.getCreationTime",
                        "SSLEngineResult.getStatus",
                        "SSLEngineResult.getHandshakeStatus",
                        "SSLEngineResult.bytesConsumed",
                        "SSLEngineResult.bytesProduced");
    }

    /** Of objects that the application's TLS is made of: which socket, which engine, which factory. */
    @Test
    void fieldsOfTappedTypesSayWhoseTheyAreAndNothingElse() {
        Set<Object> read = SHIPPED.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameterAnnotations().stream())
                .flatMap(Set::stream)
                .filter(annotation -> annotation.getRawType().isEquivalentTo(Advice.FieldValue.class))
                .map(annotation -> annotation.get("value").orElseThrow())
                .collect(Collectors.toSet());
        assertThat(read)
                .containsExactlyInAnyOrder("this$0", "transport", "sslSocketFactory", "connectionPool", "pool", "chan");
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

    /** No class leads back to itself by one of another package: that would be a circle of packages, too. */
    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("io.jsniff.(**)").should().beFreeOfCycles());
    }

    /** A part is a package with all that is nested in it. */
    @Test
    void partsAreFreeOfCycles() {
        check(slices().matching("io.jsniff.agent.(*)..").should().beFreeOfCycles());
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
