package org.muwahhad.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Complaints in the browser: of the bidder, the procuring body and the review body. */
@Hidden
@Controller
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ComplaintPages {
  private final Pages pages;
  private final ViewComplaints read;
  private final FileComplaint fileComplaint;
  private final AnswerComplaint answerComplaint;
  private final AddPaper addPaper;
  private final WithdrawComplaint withdrawComplaint;
  private final DraftReview draftReview;
  private final CastReviewVote castReviewVote;
  private final CloseReview closeReview;

  ComplaintPages(
      Pages pages,
      ViewComplaints read,
      FileComplaint fileComplaint,
      AnswerComplaint answerComplaint,
      AddPaper addPaper,
      WithdrawComplaint withdrawComplaint,
      DraftReview draftReview,
      CastReviewVote castReviewVote,
      CloseReview closeReview) {
    this.pages = pages;
    this.read = read;
    this.fileComplaint = fileComplaint;
    this.answerComplaint = answerComplaint;
    this.addPaper = addPaper;
    this.withdrawComplaint = withdrawComplaint;
    this.draftReview = draftReview;
    this.castReviewVote = castReviewVote;
    this.closeReview = closeReview;
  }

  @Get("/complaints")
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "complaint/complaints",
        Map.of(
            "page", pages.of(request).titled("complaint.title"), "complaints", read.list(actor)));
  }

  @Get("/tenders/{tenderId}/complaints/new")
  ModelAndView<?> form(HttpRequest<?> request, Actor actor, long tenderId) {
    Form form = Form.empty().with("requestKey", UUID.randomUUID());
    return form(request, actor, tenderId, form);
  }

  @Post("/tenders/{tenderId}/complaints")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> file(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          long id =
              fileComplaint.run(
                  actor,
                  tenderId,
                  new FileComplaint.Content(
                      form.values("lots").stream().map(ComplaintPages::number).toList(),
                      form.value("grounds"),
                      form.value("wish"),
                      form.value("requestKey")));
          return Pages.redirect(address(id), Tone.GOOD, "complaint.filed-now");
        },
        marked -> form(request, actor, tenderId, marked));
  }

  @Get("/complaints/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @Post("/complaints/{id}/answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          answerComplaint.run(actor, id, form.value("answer"));
          return Pages.redirect(address(id), Tone.GOOD, "complaint.answered-now");
        },
        marked -> page(request, actor, id, marked));
  }

  @Post("/complaints/{id}/papers")
  @Secured({"BIDDER", "CENTRAL_BUYER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String title,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    Form form = Form.empty().with("title", title == null ? "" : title);
    return Pages.orAgain(
        request,
        form,
        () -> {
          addPaper.run(actor, id, form.value("title"), UploadedPart.of("file", file));
          return Pages.redirect(address(id), Tone.GOOD, "complaint.paper-added-now");
        },
        marked -> page(request, actor, id, marked));
  }

  /** Only saved, never shown: what others sent runs nothing in the name of this site. */
  @Get("/complaints/{id}/papers/{paperId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> paper(Actor actor, long id, long paperId) {
    return read.paper(actor, id, paperId);
  }

  @Post("/complaints/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        address(id),
        () -> {
          withdrawComplaint.run(actor, id);
          return Pages.redirect(address(id), Tone.GOOD, "complaint.withdrawn-now");
        });
  }

  @Post("/complaints/{id}/drafts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> draft(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          draftReview.run(
              actor,
              id,
              new DraftReview.Content(
                  form.value("reasons"),
                  form.value("summaryAr"),
                  form.value("summaryEn"),
                  rulings(actor, id, form)));
          return Pages.redirect(address(id), Tone.GOOD, "complaint.drafted-now");
        },
        marked -> page(request, actor, id, marked));
  }

  @Post("/complaints/{id}/vote")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> vote(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          castReviewVote.run(
              actor,
              id,
              new CastReviewVote.Ballot(
                  choice(form.value("choice")), form.value("reason"), form.value("sha256")));
          return Pages.redirect(address(id), Tone.GOOD, "complaint.voted-now");
        },
        marked -> page(request, actor, id, marked));
  }

  @Post("/complaints/{id}/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        address(id),
        () -> {
          boolean adopted = closeReview.run(actor, id);
          return Pages.redirect(
              address(id),
              adopted ? Tone.GOOD : Tone.WARNING,
              adopted ? "complaint.decided-now" : "complaint.rejected-now");
        });
  }

  private ModelAndView<?> form(HttpRequest<?> request, Actor actor, long tenderId, Form form) {
    ViewComplaints.Opening opening = read.opening(actor, tenderId);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "complaint/form",
        Map.of(
            "page",
            page.titled("complaint.new-of", opening.tender().number())
                .below(page.t().get("complaint.title"), "/complaints"),
            "opening",
            opening,
            "form",
            form));
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewComplaints.CaseFile file = read.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "complaint/file",
        Map.of(
            "page",
            page.titled("complaint.number", file.complaint().number())
                .below(page.t().get("complaint.title"), "/complaints"),
            "file",
            file,
            "form",
            form));
  }

  private List<DraftReview.Ruling> rulings(Actor actor, long id, Form form) {
    return read.get(actor, id).lots().stream()
        .map(l -> ruling(l.lotId(), form.value("lots[" + l.lotId() + "].remedy")))
        .toList();
  }

  /** Of a divided lot the choice names the bid to be excluded, such as {@code EXCLUDE-17}. */
  private static DraftReview.Ruling ruling(long lotId, String chosen) {
    String[] parts = chosen.split("-", 2);
    Long bid = parts.length == 2 && parts[1].matches("[0-9]{1,18}") ? Long.valueOf(parts[1]) : null;
    return new DraftReview.Ruling(lotId, remedy(parts[0]), bid);
  }

  private static @Nullable Remedy remedy(String typed) {
    return Arrays.stream(Remedy.values())
        .filter(r -> r.name().equals(typed))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Boolean choice(String typed) {
    return switch (typed) {
      case "for" -> Boolean.TRUE;
      case "against" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static long number(String typed) {
    return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
  }

  private static String address(long id) {
    return "/complaints/" + id;
  }
}
