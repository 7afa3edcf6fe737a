package io.jsniff.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsniff.agent.bridge.Bridge;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class WeaverTest {
    private static final String SUBJECT = WovenSubject.class.getName();
    private static final String LOG = CallLog.class.getName().replace('.', '/');

    @BeforeEach
    void forget() {
        CallLog.LINES.clear();
        CallLog.trouble = false;
    }

    private static Object call(String method, Object... arguments) throws Exception {
        Class<?> woven = new ClassLoader(WeaverTest.class.getClassLoader()) {
            Class<?> define(byte[] bytes) {
                return defineClass(SUBJECT, bytes, 0, bytes.length);
            }
        }.define(woven());
        for (Method candidate : woven.getMethods()) {
            if (candidate.getName().equals(method)) {
                return candidate.invoke(woven.getConstructor().newInstance(), arguments);
            }
        }
        throw new NoSuchMethodException(method);
    }

    private static byte[] woven() throws IOException {
        return weave(
                hook("(IJ)J", "sum"),
                hook("(Ljava/lang/String;)Ljava/lang/String;", "name"),
                hook("()V", "nothing"),
                Hook.on("()Z", "isIt", "yes").exit("after"),
                Hook.on("([D)D", "mean").exit("after").failure("failed"));
    }

    private static Hook hook(String descriptor, String name) {
        return Hook.on(descriptor, name).entry("before").exit("after").failure("failed");
    }

    private static byte[] weave(Hook... hooks) throws IOException {
        TappedType type = new TappedType(SUBJECT.replace('.', '/'), List.of(hooks));
        return new Weaver(type, LOG).weave(bytes("/" + SUBJECT.replace('.', '/')));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = WovenSubject.class.getResourceAsStream(name + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void eachReturnCallsTheExitOnce() throws Exception {
        assertThat(call("sum", 2, 5L)).isEqualTo(11L);
        assertThat(call("sum", 9, 5L)).isEqualTo(15L);
        assertThat(call("sum", 1, 7L)).isEqualTo(-6L);
        assertThat(CallLog.LINES)
                .containsExactly(
                        "before subject 2 5", "after 11 subject 2 5",
                        "before subject 9 5", "after 15 subject 9 5",
                        "before subject 1 7", "after -6 subject 1 7");
    }

    @Test
    void objectsBooleansDoublesAndNothingAreReturned() throws Exception {
        assertThat(call("name", "x")).isEqualTo("x!");
        assertThat(call("yes")).isEqualTo(true);
        assertThat(call("mean", new double[] {1, 2})).isEqualTo(1.5);
        call("nothing");
        assertThat(CallLog.LINES)
                .containsExactly("before x", "after x x!", "after true", "after 1.5", "before", "after");
    }

    @Test
    void exceptionIsThrownOn() {
        assertThatThrownBy(() -> call("name", ""))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessage("empty");
        assertThat(CallLog.LINES).containsExactly("before ", "failed empty");
    }

    @Test
    void methodDoesNotNoticeWhatTheHookThrows() throws Exception {
        CallLog.trouble = true;
        assertThat(call("sum", 2, 5L)).isEqualTo(11L);
        assertThat(call("name", "x")).isEqualTo("x!");
        call("nothing");
        assertThatThrownBy(() -> call("name", "")).cause().hasMessage("empty");
        assertThat(CallLog.LINES).hasSize(8);
    }

    @Test
    void hookWithoutItsMethodIsAnError() {
        assertThatThrownBy(() -> weave(Hook.on("()V", "missing").exit("after")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void methodThatAssignsToAParameterIsAnError() {
        assertThatThrownBy(() -> weave(Hook.on("(I)I", "assigns").exit("after")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("assigns to a parameter");
    }

    @Test
    void classFileOfAJdkThatIsNewerIsWovenAndKeepsItsVersion() throws IOException {
        byte[] newer = bytes("/" + SUBJECT.replace('.', '/'));
        newer[7] = 99;
        TappedType type = new TappedType(SUBJECT.replace('.', '/'), List.of(hook("()V", "nothing")));
        byte[] woven = new Weaver(type, LOG).weave(newer);
        assertThat(woven[7]).isEqualTo((byte) 99);
        assertThat(newer[7]).isEqualTo((byte) 99);
    }

    static List<TappedType> all() {
        return TappedType.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyHookOfThisJdkCallsAMethodThatTheBridgeHas(TappedType type) throws IOException {
        byte[] woven = new Weaver(type, "Bridge").weave(bytes("/" + type.name()));
        assertThat(callsIn(woven))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(waysIn()).contains(call));
    }

    private static List<String> callsIn(byte[] woven) {
        List<String> calls = new ArrayList<>();
        new ClassReader(woven)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String method, String type, boolean isInterface) {
                                        if (owner.equals("Bridge")) {
                                            calls.add(method + type);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }

    private static List<String> waysIn() {
        List<String> methods = new ArrayList<>();
        for (Method method : Bridge.class.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers())) {
                methods.add(method.getName() + Type.getMethodDescriptor(method));
            }
        }
        return methods;
    }
}
