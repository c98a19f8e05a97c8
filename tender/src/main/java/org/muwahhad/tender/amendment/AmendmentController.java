package org.muwahhad.tender.amendment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.tender.approval.TenderReviews;
import org.muwahhad.tender.document.AmendDocuments;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Amendments of published tenders: what changed, and proposing and approving one. */
@Tag(name = "publications")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AmendmentController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    ViewAmendments viewAmendments,
    ProposeAmendment proposeAmendment,
    PublishAmendment publishAmendment,
    WithdrawAmendment withdrawAmendment,
    AmendDocuments documents,
    RestDays restDays,
    TenderReviews reviews) {
  private static final String DEADLINE = "deadline";

  /**
   * What is to be amended.
   *
   * @param deadline UTC; null to leave it
   * @param texts by part: {@code title}, {@code conditions}, {@code lot.<id>.title}, {@code
   *     item.<id>.note}, {@code criterion.<id>.name}, {@code criterion.<id>.weight}
   */
  record Proposal(
      @Nullable Bilingual reason,
      @Nullable Instant deadline,
      @Nullable Map<String, Bilingual> texts) {
    AmendmentInput input() {
      return new AmendmentInput(
          reason == null ? new Bilingual("", "") : reason,
          deadline,
          texts == null ? Map.of() : texts);
    }
  }

  @Get(uris = {"/api/v1/tenders/{tenderId}/amendments", "/tenders/{tenderId}/amendments"})
  HttpResponse<AmendmentsView> list(Actor actor, long tenderId) {
    AmendmentsView amendments = viewAmendments.get(actor, tenderId);
    return answers.show(
        "tender/amendment/amendments",
        amendments,
        page ->
            frames
                .of(page, actor, visible.get(actor, tenderId), "/amendments")
                .model(Map.of("room", amendments)));
  }

  /**
   * First the parts to be amended are chosen, then a form shows these alone.
   *
   * @param q words that the parts shown hold
   * @param part names of the parts chosen
   * @param show {@code fields} for the form
   */
  @Hidden
  @Get("/tenders/{tenderId}/amendments/new")
  HttpResponse<List<DossierPart>> choose(
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String q,
      @Nullable @QueryValue List<String> part,
      @QueryValue(defaultValue = "") String show) {
    List<String> names = part == null ? List.of() : part;
    if (show.equals("fields")) {
      return fields(actor, tenderId, names);
    }
    List<DossierPart> parts = viewAmendments.dossier(actor, tenderId);
    return answers.show(
        "tender/amendment/choose",
        parts,
        page ->
            Map.of(
                "page",
                below(page, visible.get(actor, tenderId)),
                "action",
                address(tenderId) + "/new",
                "choice",
                PartChoice.of(parts, names, q)));
  }

  /** The form with the parts chosen; once it was sent, with those that were typed. */
  private HttpResponse<List<DossierPart>> fields(Actor actor, long tenderId, List<String> names) {
    List<DossierPart> parts = viewAmendments.dossier(actor, tenderId);
    TenderQueries.Tender tender = visible.get(actor, tenderId);
    Form form =
        answers.form(() -> form(PartChoice.of(parts, names, "").chosen(), tender.deadline()));
    return answers.show(
        "tender/amendment/propose",
        parts,
        page ->
            Map.of(
                "page",
                below(page, tender),
                "action",
                address(tenderId),
                "parts",
                parts.stream().filter(p -> isIn(form, p)).toList(),
                "documents",
                documents.list(tenderId),
                "form",
                form,
                "rests",
                restDays.of(form, DEADLINE)));
  }

  private static Page below(Page page, TenderQueries.Tender tender) {
    return TenderFrame.below(page, tender)
        .below(page.t().get("publication.amendments"), address(tender.id()))
        .titled("publication.amendment-title");
  }

  private static boolean isIn(Form form, DossierPart part) {
    return !form.values(part.field() + ".en").isEmpty();
  }

  private static Form form(List<DossierPart> parts, Instant deadline) {
    Form form = Form.empty().with(DEADLINE, LocalDateTime.ofInstant(deadline, Page.RIYADH));
    for (DossierPart part : parts) {
      form =
          form.with(part.field() + ".ar", part.text().ar())
              .with(part.field() + ".en", part.text().en());
    }
    return form;
  }

  @Post("/api/v1/tenders/{tenderId}/amendments")
  @Status(HttpStatus.CREATED)
  AmendmentsView propose(Actor actor, long tenderId, @Body Proposal proposal) {
    proposeAmendment.run(actor, tenderId, proposal.input());
    return viewAmendments.get(actor, tenderId);
  }

  /** The form has fields for the parts chosen, of which those changed are proposed. */
  @Hidden
  @Post("/tenders/{tenderId}/amendments")
  HttpResponse<List<DossierPart>> proposeByForm(Actor actor, long tenderId) {
    Form typed = answers.form(Form::empty);
    Form form = restDays.taken(typed, DEADLINE);
    TenderQueries.Tender tender = visible.get(actor, tenderId);
    List<DossierPart> parts = viewAmendments.dossier(actor, tenderId);
    return answers
        .act(
            () -> {
              AmendmentInput input = input(form, parts, tender.deadline());
              if (input.deadline() != null) {
                restDays.requireWarned(form, DEADLINE);
              }
              return proposeAmendment.run(actor, tenderId, input);
            })
        .then(address(tenderId), "publication.amendment-proposed")
        .showing(() -> fields(actor, tenderId, List.of()));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/amendments/{amendmentId}/approve",
        "/tenders/{tenderId}/amendments/{amendmentId}/approve"
      })
  HttpResponse<AmendmentsView> approve(Actor actor, long tenderId, long amendmentId) {
    return answers
        .act(() -> publishAmendment.run(actor, tenderId, amendmentId))
        .then(
            number ->
                Pages.redirect(
                    address(tenderId), Tone.GOOD, "publication.amendment-published", number))
        .reviewed(number -> review(actor, tenderId, amendmentId))
        .orBack(address(tenderId))
        .answering(done -> viewAmendments.get(actor, tenderId));
  }

  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/amendments/{amendmentId}/withdraw",
        "/tenders/{tenderId}/amendments/{amendmentId}/withdraw"
      })
  HttpResponse<AmendmentsView> withdraw(Actor actor, long tenderId, long amendmentId) {
    return answers
        .act(() -> withdrawAmendment.run(actor, tenderId, amendmentId))
        .then(address(tenderId), "publication.amendment-withdrawn")
        .orBack(address(tenderId))
        .answering(done -> viewAmendments.get(actor, tenderId));
  }

  /** Of the tender as it was just amended, with every text that changes. */
  private Review review(Actor actor, long tenderId, long amendmentId) {
    Review review = reviews.of(tenderId, "publication.amendment-approve", address(tenderId));
    for (AmendmentFile file : viewAmendments.get(actor, tenderId).published()) {
      if (file.amendment().id() == amendmentId) {
        review =
            review
                .fact("publication.reason", file.amendment().reason())
                .sheet(
                    "publication.changes",
                    List.of("publication.part-name", "publication.before", "publication.after"),
                    file.changes().stream()
                        .map(c -> List.<Object>of(c.label(), c.before(), c.after()))
                        .toList());
      }
    }
    return review
        .effect("publication.amendment-review-effect")
        .lasting("publication.amendment-review-lasting");
  }

  /** The deadline is typed to the minute: left as shown, it is left as it is. */
  private static AmendmentInput input(Form form, List<DossierPart> parts, Instant deadline) {
    if (form.text(DEADLINE).isPresent() && form.dateTime(DEADLINE).isEmpty()) {
      throw new Refusal.InvalidInput(DEADLINE, "shared.not-a-date");
    }
    Map<String, Bilingual> texts = new LinkedHashMap<>();
    for (DossierPart part : parts) {
      if (isIn(form, part)) {
        texts.put(
            part.name(),
            new Bilingual(form.value(part.field() + ".ar"), form.value(part.field() + ".en")));
      }
    }
    LocalDateTime shown = LocalDateTime.ofInstant(deadline, Page.RIYADH);
    return new AmendmentInput(
        new Bilingual(form.value("reason.ar"), form.value("reason.en")),
        form.dateTime(DEADLINE)
            .filter(typed -> !typed.equals(shown))
            .map(typed -> typed.atZone(Page.RIYADH).toInstant())
            .orElse(null),
        texts);
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/amendments";
  }
}
