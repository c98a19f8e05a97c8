package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotingRuleTest {
  @ParameterizedTest(name = "{0} for, {1} against, {2} abstaining")
  @CsvSource({
    "4, 0, 0, ADOPTED, ADOPTED",
    "3, 1, 0, ADOPTED, REJECTED",
    "2, 2, 0, REJECTED, REJECTED",
    "2, 1, 1, ADOPTED, REJECTED",
    "1, 0, 3, ADOPTED, ADOPTED",
    "0, 0, 4, REJECTED, REJECTED",
    "1, 2, 1, REJECTED, REJECTED",
    "5, 1, 0, ADOPTED, REJECTED",
    "0, 6, 0, REJECTED, REJECTED",
  })
  void the_votes_of_the_states_present_make_the_outcome(
      int inFavour,
      int against,
      int abstained,
      DecisionStatus byMajority,
      DecisionStatus byNoObjection) {
    Tally tally = new Tally(inFavour, against, abstained);

    assertThat(tally.outcome(VotingRule.MAJORITY)).isEqualTo(byMajority);
    assertThat(tally.outcome(VotingRule.NO_OBJECTION)).isEqualTo(byNoObjection);
  }

  @ParameterizedTest(name = "{0} for, {1} against, {2} abstaining: quorum of 4 is {3}")
  @CsvSource({
    "4, 0, 0, true",
    "1, 1, 2, true",
    "0, 0, 4, true",
    "3, 0, 0, false",
    "1, 1, 1, false",
    "0, 0, 0, false"
  })
  void a_state_that_abstains_is_present(int inFavour, int against, int abstained, boolean reached) {
    assertThat(new Tally(inFavour, against, abstained).hasQuorum(4)).isEqualTo(reached);
  }
}
