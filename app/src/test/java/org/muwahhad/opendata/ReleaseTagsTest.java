package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tags of a release say what happened. */
class ReleaseTagsTest {
  private static final Map<String, Object> TOLD =
      ReleaseJson.read(
          """
          {"planning":{"rationale":"x"},"tender":{"id":"T","status":"active"},
           "awards":[{"id":"1","status":"pending"}],
           "contracts":[{"id":"C","status":"active","implementation":{"milestones":[{"id":"m"}]}},
                        {"id":"D","status":"pending"}]}\
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tender':{'tenderers':[{'id':'B'}]},'bids':{'details':[{'id':'9'}]}} | tenderUpdate",
        "{'bids':{'details':[{'id':'9'}]}} | tenderUpdate",
        "{'tender':{'amendments':[{'id':'1'}]}} | tenderAmendment",
        "{'tender':{'status':'cancelled'}} | tenderCancellation",
        "{'planning':{'budget':{}}} | planningUpdate",
        "{'awards':[{'id':'2'}]} | award",
        "{'awards':[{'id':'1','status':'active'}]} | awardUpdate",
        "{'awards':[{'id':'1','status':'cancelled'}]} | awardCancellation",
        "{'contracts':[{'id':'E'}]} | contract",
        "{'contracts':[{'id':'D','status':'active'}]} | contractUpdate",
        "{'contracts':[{'id':'C','amendments':[{'id':'1'}]}]} | contractAmendment",
        "{'contracts':[{'id':'C','status':'terminated'}]} | contractTermination",
        "{'contracts':[{'id':'C','implementation':{}}]} | implementationUpdate",
        "{'contracts':[{'id':'C','awardID':'1','implementation':{}}]} | implementationUpdate",
        "{'contracts':[{'id':'D','implementation':{}}]} | implementation",
        "{'parties':[{'id':'X'}]} | contractUpdate",
        "{'planning':{'x':1},'tender':{'status':'complete'},'awards':[{'id':'2'}]} | planningUpdate"
            + " tenderUpdate award"
      })
  void each_change_has_its_tag(String release, String tags) {
    assertThat(ReleaseTags.of(TOLD, ReleaseJson.read(release.replace('\'', '"'))))
        .isEqualTo(Arrays.asList(tags.split(" ")));
  }

  @org.junit.jupiter.api.Test
  void the_first_release_begins_the_stages_that_it_has() {
    assertThat(ReleaseTags.of(Map.of(), TOLD))
        .isEqualTo(List.of("planning", "tender", "award", "contract", "implementation"));
  }
}
