package io.jsniff.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTest {
    static List<ClientLibrary> libraries() {
        return ClientLibraries.all();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CLIENT_IDLE_TIMEOUT | OkHttp | OkHttp: new ConnectionPool(maxIdleConnections, keepAlive, unit) (5 min by default).",
                "SERVER_IDLE_TIMEOUT | HttpURLConnection | -Dhttp.keepAlive.time.server=SECONDS",
                "IDLE_POOL_FULL | HttpsURLConnection | -Dhttp.maxConnections=NUMBER (5 by default).",
                "IDLE_POOL_FULL | Apache HttpClient 5 | setMaxConnPerRoute(number) (5 by default).",
                "CLIENT_PER_REQUEST | OkHttp | OkHttpClient.newBuilder()"
            })
    void remedyNamesTheSettingOfTheLibrary(FindingCode code, String library, String words) {
        assertThat(Advice.against(code, library)).startsWith(code.advice()).contains(words);
    }

    @ParameterizedTest
    @EnumSource
    void libraryThatIsNotKnownGetsTheGeneralRemedy(FindingCode code) {
        assertThat(Advice.against(code, null)).isEqualTo(code.advice());
        assertThat(Advice.against(code, "com.acme.Client")).isEqualTo(code.advice());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void remedyIsMadeOfWholeSentences(ClientLibrary library) {
        for (FindingCode code : FindingCode.values()) {
            String advice = Advice.against(code, library.name());
            assertThat(advice == null ? "." : advice).endsWith(".").doesNotContain("null", "..");
        }
    }
}
