package org.muwahhad.tender.lot;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The lots of a draft in the browser: rename, move items, merge, split. */
@Hidden
@Controller("/tenders/{id}/lots")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class LotPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final TenderFiles files;
  private final RenameLot renameLot;
  private final MoveItems moveItems;
  private final MergeLots mergeLots;
  private final SplitLot splitLot;
  private final LotSteps steps;

  LotPages(
      Pages pages,
      TenderFrame frames,
      TenderFiles files,
      RenameLot renameLot,
      MoveItems moveItems,
      MergeLots mergeLots,
      SplitLot splitLot,
      LotSteps steps) {
    this.pages = pages;
    this.frames = frames;
    this.files = files;
    this.renameLot = renameLot;
    this.moveItems = moveItems;
    this.mergeLots = mergeLots;
    this.splitLot = splitLot;
    this.steps = steps;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderFile file = files.get(actor, id);
    TenderFrame.Frame frame = frames.of(request, actor, file.tender(), "/lots");
    List<Option> targets =
        file.lots().stream()
            .map(l -> new Option(Long.toString(l.id()), LotPages.name(frame, l)))
            .toList();
    return new ModelAndView<>(
        "tender/lot/lots",
        frame.model(Map.of("file", file, "targets", targets, "lotSteps", steps.list(id))));
  }

  @Get("/{lotId}")
  @Produces(Pages.HTML)
  ModelAndView<?> lot(HttpRequest<?> request, Actor actor, long id, long lotId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderFile file = files.get(actor, id);
    TenderFile.LotFile lot = get(file, lotId);
    Form form = Form.empty().with("title.ar", lot.title().ar()).with("title.en", lot.title().en());
    return lotPage(request, actor, file, lot, form);
  }

  @Post("/{lotId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> rename(
      HttpRequest<?> request, Actor actor, long id, long lotId, @Body String body) {
    Form form = Forms.readSheet(request, body);
    try {
      renameLot.run(
          actor, id, lotId, new Bilingual(form.value("title.ar"), form.value("title.en")));
      return Pages.redirect("/tenders/" + id + "/lots", Tone.GOOD, "tender.lot-renamed");
    } catch (Refusal.InvalidInput refusal) {
      TenderFile file = files.get(actor, id);
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity()
          .body(lotPage(request, actor, file, get(file, lotId), marked));
    }
  }

  @Post("/{lotId}/items")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> items(
      HttpRequest<?> request, Actor actor, long id, long lotId, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = Forms.readSheet(request, body);
    String back = "/tenders/" + id + "/lots";
    List<Long> items = numbers(form.values("items"));
    return pages.after(
        request,
        back,
        () -> {
          if (items.isEmpty()) {
            throw new Refusal.RuleBroken("tender.no-items");
          }
          if (form.value("act").equals("split")) {
            Bilingual title = get(files.get(actor, id), lotId).title();
            splitLot.run(actor, id, lotId, items, second(title));
            return Pages.redirect(back, Tone.GOOD, "tender.lot-was-split");
          }
          moveItems.run(actor, id, lotId, number(form.value("to")), items);
          return Pages.redirect(back, Tone.GOOD, "tender.items-were-moved", items.size());
        });
  }

  @Post("/{lotId}/merge")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> merge(
      HttpRequest<?> request, Actor actor, long id, long lotId, @Body String body) {
    Form form = Forms.readSheet(request, body);
    String back = "/tenders/" + id + "/lots";
    return pages.after(
        request,
        back,
        () -> {
          mergeLots.run(actor, id, lotId, number(form.value("into")));
          return Pages.redirect(back, Tone.GOOD, "tender.lots-were-merged");
        });
  }

  private ModelAndView<?> lotPage(
      HttpRequest<?> request, Actor actor, TenderFile file, TenderFile.LotFile lot, Form form) {
    return new ModelAndView<>(
        "tender/lot/lot",
        frames.of(request, actor, file.tender(), "/lots").model(Map.of("lot", lot, "form", form)));
  }

  private static TenderFile.LotFile get(TenderFile file, long lotId) {
    return file.lots().stream()
        .filter(l -> l.id() == lotId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("lot " + lotId));
  }

  private static String name(TenderFrame.Frame frame, TenderFile.LotFile lot) {
    return lot.number() + ". " + frame.page().t().of(lot.title());
  }

  private static Bilingual second(Bilingual title) {
    return new Bilingual(shortened(title.ar()) + " (2)", shortened(title.en()) + " (2)");
  }

  private static String shortened(String title) {
    return title.length() > 290 ? title.substring(0, 290) : title;
  }

  private static List<Long> numbers(List<String> typed) {
    return typed.stream().map(LotPages::number).collect(Collectors.toList());
  }

  /** The id chosen, or 0, which no lot or item has. */
  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }
}
