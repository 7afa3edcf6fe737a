package io.jsniff.agent.tap.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CorrelationTableTest {
    private final CorrelationTable<String> meeting = new CorrelationTable<>();

    @Test
    void wordIsFetchedOnce() {
        meeting.leave(7, "here", 0);
        assertThat(meeting.fetch(7)).isEqualTo("here");
        assertThat(meeting.fetch(7)).isNull();
    }

    @Test
    void wordOfAnotherIsNotFetched() {
        meeting.leave(7, "here", 0);
        assertThat(meeting.fetch(8)).isNull();
    }

    @Test
    void laterWordUnderTheSameKeyCounts() {
        meeting.leave(7, "first", 0);
        meeting.leave(7, "second", 1);
        assertThat(meeting.fetch(7)).isEqualTo("second");
        assertThat(meeting.fetch(7)).isNull();
    }

    @Test
    void fewWhoShareAPlaceAllFindRoomAndTheOldestGivesWay() {
        for (int i = 0; i < 5; i++) {
            meeting.leave(i + 1, "word " + i, i);
        }
        assertThat(meeting.fetch(1)).isNull();
        assertThat(meeting.fetch(2)).isEqualTo("word 1");
        assertThat(meeting.fetch(5)).isEqualTo("word 4");
    }

    @Test
    void wordThatNobodyFetchesExpires() {
        meeting.leave(7, "old", 0);
        meeting.leave(8, "young", TimeUnit.SECONDS.toNanos(20));
        meeting.expire(TimeUnit.SECONDS.toNanos(31));
        assertThat(meeting.fetch(7)).isNull();
        assertThat(meeting.fetch(8)).isEqualTo("young");
    }
}
