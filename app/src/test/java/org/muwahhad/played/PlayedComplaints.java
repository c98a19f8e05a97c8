package org.muwahhad.played;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.complaint.AnswerComplaint;
import org.muwahhad.complaint.CastReviewVote;
import org.muwahhad.complaint.CloseReview;
import org.muwahhad.complaint.DraftReview;
import org.muwahhad.complaint.FileComplaint;
import org.muwahhad.complaint.Remedy;

/** Complaints of the awards of a {@link PlayedTender}, by the acts that people use. */
public record PlayedComplaints(Stage stage, PlayedTender tender) {

  /**
   * A bidder complains of the awards of lots, the procuring body answers, and the review body
   * decides alike for all of them, all at the present instant; returns the complaint.
   */
  public long decide(Actor bidder, List<Long> complainedOf, Remedy remedy) {
    long complaint = complain(bidder, complainedOf);
    decide(complaint, complainedOf, remedy);
    return complaint;
  }

  /** A bidder complains of the awards of lots at the present instant; returns the complaint. */
  public long complain(Actor bidder, List<Long> complainedOf) {
    return stage
        .app()
        .get(FileComplaint.class)
        .run(
            bidder,
            tender.id(),
            new FileComplaint.Content(
                complainedOf,
                "الدرجات لا تتبع المعايير\nوالسعر لم يُصحح حسابه",
                "إعادة الترتيب",
                UUID.randomUUID().toString()));
  }

  /**
   * A complaint is answered and decided at the present instant.
   *
   * @param remedies one for each lot, or one for all
   */
  public void decide(long complaint, List<Long> complainedOf, Remedy... remedies) {
    if (stage.app().ask("SELECT status FROM complaint WHERE id = " + complaint).equals("FILED")) {
      stage
          .app()
          .get(AnswerComplaint.class)
          .run(stage.second(), complaint, "اتبعت اللجنة المعايير");
    }
    List<Actor> reviewers = stage.reviewers();
    stage
        .app()
        .get(DraftReview.class)
        .run(
            reviewers.get(0),
            complaint,
            new DraftReview.Content(
                "أسباب القرار\nثانيًا: لم تُراعَ المعايير",
                "أغفلت اللجنة معيارًا",
                "The panel left a criterion out",
                rulings(complainedOf, remedies)));
    String sha256 =
        stage
            .app()
            .ask(
                "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = "
                    + complaint);
    reviewers.forEach(
        r ->
            stage
                .app()
                .get(CastReviewVote.class)
                .run(r, complaint, new CastReviewVote.Ballot(true, "", sha256)));
    stage.app().get(CloseReview.class).run(reviewers.get(0), complaint);
  }

  private static List<DraftReview.Ruling> rulings(List<Long> lots, Remedy... remedies) {
    List<DraftReview.Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < lots.size(); i++) {
      rulings.add(new DraftReview.Ruling(lots.get(i), remedies[remedies.length == 1 ? 0 : i]));
    }
    return rulings;
  }
}
