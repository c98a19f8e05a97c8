package org.muwahhad.award;

import java.util.List;
import org.muwahhad.committee.DecisionBrief;
import org.muwahhad.tender.TenderQueries;

/** Says which awards were examined beside those that are recommended. */
public interface ExaminedAwards {

  /**
   * Those that are not what is recommended itself. Who may read it is asked where it is shown.
   *
   * @param recommended the pending awards of the tender
   */
  List<DecisionBrief.OtherAward> beside(
      TenderQueries.Tender tender, List<AwardQueries.Award> recommended);
}
