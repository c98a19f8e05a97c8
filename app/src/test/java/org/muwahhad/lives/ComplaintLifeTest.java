package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.FIRST;
import static org.muwahhad.lives.LivesFixture.SECOND;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.draft;
import static org.muwahhad.lives.LivesFixture.file;
import static org.muwahhad.lives.LivesFixture.people;
import static org.muwahhad.lives.LivesFixture.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.complaint.AddPaper;
import org.muwahhad.complaint.AnswerComplaint;
import org.muwahhad.complaint.CastReviewVote;
import org.muwahhad.complaint.CloseReview;
import org.muwahhad.complaint.DeclareReviewerConflict;
import org.muwahhad.complaint.DraftReview;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.complaint.ReplyToAnswer;
import org.muwahhad.complaint.WithdrawComplaint;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.upload.InspectFile;

/** A complaint in every state. */
class ComplaintLifeTest {
  private record Complaints(PlayedTender tender, List<Actor> bidders, List<Long> ids) {}

  @TestFactory
  Stream<DynamicNode> the_life_of_a_complaint() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Complaint"));
    Complaints[] all = new Complaints[1];
    return Stream.of(
        trial.inState(
            "FILED",
            () -> {
              all[0] = complaints();
              return complaint(all[0], 0);
            }),
        trial.inState("ANSWERED", () -> complaint(all[0], 1)),
        trial.inState("DECIDED", () -> complaint(all[0], 2)),
        trial.inState("WITHDRAWN", () -> complaint(all[0], 3)));
  }

  /** One in each state, of a bidder each, about the first lot. */
  private Complaints complaints() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("SAR", true, FIRST);
    List<Actor> bidders = Stream.generate(() -> tender.bid("SAR", true, SECOND)).limit(4).toList();
    tender.playToStandstill();
    List<Long> lot = List.of(tender.lots().get(0));
    List<Long> ids = new ArrayList<>();
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> {
          bidders.forEach(b -> ids.add(file(tender, b, lot)));
          APP.get(AnswerComplaint.class).run(STAGE.second(), ids.get(1), "رد الجهة");
          APP.get(AnswerComplaint.class).run(STAGE.second(), ids.get(2), "رد الجهة");
          draft(ids.get(2), lot, Remedy.NONE);
          STAGE.reviewers().forEach(r -> vote(null, ids.get(2), r, true));
          APP.get(CloseReview.class).run(STAGE.reviewers().get(0), ids.get(2));
          APP.get(WithdrawComplaint.class).run(bidders.get(3), ids.get(3));
        });
    return new Complaints(tender, bidders, ids);
  }

  private Thing complaint(Complaints all, int place) {
    long id = all.ids().get(place);
    List<Long> lot = List.of(all.tender().lots().get(0));
    String status = "SELECT status FROM complaint WHERE id = " + id;
    Instant soon = all.tender().afterAnswers().plus(Duration.ofHours(2));
    Instant late = soon.plus(Duration.ofDays(30));
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "AnswerComplaint",
        Act.at(status, soon, a -> APP.get(AnswerComplaint.class).run(a, id, "رد الجهة")));
    acts.put(
        "WithdrawComplaint",
        Act.at(status, soon, a -> APP.get(WithdrawComplaint.class).run(a, id)));
    acts.put(
        "ReplyToAnswer",
        Act.at(status, soon, a -> APP.get(ReplyToAnswer.class).run(a, id, "تعقيب")));
    acts.put("AddPaper", Act.at(status, soon, a -> addPaper(a, id)));
    acts.put(
        "DraftReview",
        Act.at(
            status,
            late,
            a ->
                APP.get(DraftReview.class)
                    .run(
                        a,
                        id,
                        new DraftReview.Content(
                            "أسباب",
                            "موجز",
                            "Summary",
                            List.of(new DraftReview.Ruling(lot.get(0), Remedy.NONE))))));
    String[] sha256 = {"0".repeat(64)};
    acts.put(
        "CastReviewVote",
        Act.at(
            status,
            late,
            connection -> {
              draft(id, lot, Remedy.NONE);
              sha256[0] =
                  Trial.ask(
                      connection,
                      "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = "
                          + id);
            },
            a ->
                APP.get(CastReviewVote.class)
                    .run(a, id, new CastReviewVote.Ballot(true, "", sha256[0]))));
    acts.put(
        "DeclareReviewerConflict",
        Act.at(
            status,
            late,
            a -> APP.get(DeclareReviewerConflict.class).run(a, id, "قرابة بأحد مقدّمي العروض")));
    for (boolean inFavour : List.of(true, false)) {
      acts.put(
          "CloseReview, " + (inFavour ? "adopted" : "rejected"),
          Act.at(
              status,
              late,
              connection -> {
                draft(id, lot, Remedy.NONE);
                STAGE.reviewers().forEach(r -> vote(connection, id, r, inFavour));
              },
              a -> APP.get(CloseReview.class).run(a, id)));
    }
    Map<Role, Actor> people = people(all.tender(), STAGE.committee("EXECUTIVE").get(0));
    people.put(Role.BIDDER, all.bidders().get(place));
    return new Thing(status, people, acts);
  }

  private static void addPaper(Actor actor, long id) {
    APP.get(AddPaper.class)
        .run(
            actor,
            id,
            "إثبات",
            new InspectFile.UploadedFile(
                "file",
                "evidence.pdf",
                "%PDF-1.4\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }
}
