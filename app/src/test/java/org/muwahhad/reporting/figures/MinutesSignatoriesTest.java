package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.MeetingMinutes;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.Tally;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.committee.VotingRule;
import org.muwahhad.shared.Bilingual;

/** Who signs minutes: the chair once, and every member who voted, also two of one name. */
class MinutesSignatoriesTest {
  private static final Bilingual KUWAIT = new Bilingual("الكويت", "Kuwait");
  private static final Bilingual OMAN = new Bilingual("عُمان", "Oman");
  private static final Bilingual QATAR = new Bilingual("قطر", "Qatar");
  private static final Bilingual ALI = new Bilingual("علي الحربي", "Ali Al Harbi");
  private static final Bilingual NOORA = new Bilingual("نورة المري", "Noora Al Marri");

  @Test
  void two_members_of_one_name_both_sign() {
    assertThat(signing(KUWAIT, vote(KUWAIT, NOORA), vote(OMAN, ALI), vote(QATAR, ALI)))
        .containsExactly("Committee: Noora Al Marri", "Oman: Ali Al Harbi", "Qatar: Ali Al Harbi");
  }

  @Test
  void the_chair_signs_once_and_a_namesake_beside_the_chair() {
    MeetingMinutes.Vote[] votes = {vote(OMAN, NOORA), vote(KUWAIT, NOORA)};

    assertThat(signing(KUWAIT, votes))
        .containsExactly("Committee: Noora Al Marri", "Oman: Noora Al Marri");
    assertThat(signing(null, votes))
        .as("closed before the state of the chair was kept")
        .containsExactly("Committee: Noora Al Marri", "Kuwait: Noora Al Marri");
  }

  private static MeetingMinutes.Vote vote(Bilingual state, Bilingual member) {
    return new MeetingMinutes.Vote(state, member, VoteChoice.FOR, "");
  }

  private static List<String> signing(
      @Nullable Bilingual chairState, MeetingMinutes.Vote... votes) {
    MeetingMinutes kept =
        new MeetingMinutes(
            1,
            new Bilingual("اللجنة", "Committee"),
            VotingRule.MAJORITY,
            "2026-05-24T07:00:00Z",
            MeetingMode.ONLINE,
            "",
            "",
            NOORA,
            chairState,
            List.of(),
            List.of(
                new MeetingMinutes.AgendaItem(
                    1,
                    1,
                    "JT-2026-001",
                    new Bilingual("حواسيب", "Computers"),
                    "",
                    1,
                    new Tally(votes.length, 0, 0),
                    DecisionStatus.ADOPTED,
                    null,
                    null,
                    Arrays.asList(votes),
                    List.of(),
                    List.of())),
            List.of());
    return MinutesReporter.signatories(kept, Map.of()).stream()
        .map(s -> s.state().en() + ": " + s.name().en())
        .toList();
  }
}
