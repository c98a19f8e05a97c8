package org.muwahhad.demand.form;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Saved sets of items: made, changed, removed, and added to a demand. */
@Tag(name = "demand")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record ItemSetController(
    Answers answers,
    ViewItemSets view,
    SaveItemSet saveItemSet,
    RemoveItemSet removeItemSet,
    AddSetToDemand addSetToDemand) {
  private static final String LIST = "/item-sets";
  private static final String API = "/api/v1/item-sets";

  /** The version that was seen of a set that is removed. */
  record SetRemoval(@Nullable Integer version) {}

  /** The round whose demand a set is added to. */
  record SetRound(@Nullable Long round) {}

  /** How many lines were added. */
  record AddedLines(int lines) {}

  /** A page of 25 sets; empty past the end. */
  @Get(uris = {API, LIST})
  HttpResponse<List<ItemSets.ItemSetRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ItemSets.ItemSetRow> all =
        view.list(actor, new ListChoice(LIST, q, filter, sort, page));
    return answers.showList(
        "demand/form/item-sets",
        all,
        frame -> Map.of("page", below(frame).titled("demand.sets"), "all", all));
  }

  @Hidden
  @Get(LIST + "/new")
  HttpResponse<List<ViewItemSets.ChosenItem>> begin(
      Actor actor, @Nullable @QueryValue Long submission, @Nullable @QueryValue List<String> item) {
    return begin(
        view.begin(actor, submission, Objects.requireNonNullElse(item, List.<String>of())));
  }

  private HttpResponse<List<ViewItemSets.ChosenItem>> begin(List<ViewItemSets.ChosenItem> chosen) {
    return answers.show("demand/form/item-set-new", chosen, page -> fresh(page, chosen));
  }

  @Status(HttpStatus.CREATED)
  @Post(uris = {API, LIST})
  HttpResponse<ViewItemSets.ItemSetView> save(Actor actor, @Body SaveItemSet.SetDraft draft) {
    return answers
        .act(() -> saveItemSet.run(actor, draft))
        .then(id -> Pages.redirect(address(id), Tone.GOOD, "demand.set-saved"))
        .orAgain(() -> again(actor, draft))
        .answering(id -> view.get(actor, id));
  }

  @Get(uris = {API + "/{id}", LIST + "/{id}"})
  HttpResponse<ViewItemSets.ItemSetView> get(Actor actor, long id) {
    ViewItemSets.ItemSetView set = view.get(actor, id);
    Form form = aligned(answers.form(() -> formOf(set)), set.lines());
    return answers.show(
        "demand/form/item-set",
        set,
        page ->
            Map.of(
                "page",
                below(page).below(page.t().get("demand.sets"), LIST).titledAs(set.set().name()),
                "view",
                set,
                "form",
                form));
  }

  @Post(uris = {API + "/{id}", LIST + "/{id}"})
  HttpResponse<ViewItemSets.ItemSetView> change(
      Actor actor, long id, @Body SaveItemSet.SetDraft draft) {
    return answers
        .act(() -> saveItemSet.run(actor, id, draft))
        .then(address(id), "demand.set-saved")
        .showing(() -> get(actor, id));
  }

  @Post(uris = {API + "/{id}/remove", LIST + "/{id}/remove"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> remove(Actor actor, long id, @Body SetRemoval removal) {
    return answers
        .act(() -> removeItemSet.run(actor, id, removal.version()))
        .then(LIST, "demand.set-removed")
        .orBack(address(id))
        .done();
  }

  @Post(uris = {API + "/{id}/demand", LIST + "/{id}/demand"})
  HttpResponse<AddedLines> add(Actor actor, long id, @Body SetRound target) {
    return answers
        .act(() -> addSetToDemand.run(actor, id, target.round()))
        .then(
            added ->
                Pages.redirect(
                    "/rounds/" + target.round() + "/submission",
                    Tone.GOOD,
                    "demand.set-added",
                    added))
        .orBack(address(id))
        .answering(AddedLines::new);
  }

  /** The form of a new set again, with the items that it had. */
  private HttpResponse<List<ViewItemSets.ChosenItem>> again(
      Actor actor, SaveItemSet.SetDraft draft) {
    return begin(
        view.again(
            actor,
            Objects.requireNonNullElse(draft.lines(), List.<SaveItemSet.SetLineInput>of()).stream()
                .filter(Objects::nonNull)
                .map(l -> Objects.requireNonNullElse(l.item(), ""))
                .toList()));
  }

  private Map<String, Object> fresh(Page page, List<ViewItemSets.ChosenItem> chosen) {
    Form form = Form.empty();
    for (int i = 0; i < chosen.size(); i++) {
      if (chosen.get(i).quantity() != null) {
        form =
            form.with(
                quantity(i),
                Objects.requireNonNull(chosen.get(i).quantity())
                    .stripTrailingZeros()
                    .toPlainString());
      }
    }
    Form begun = form;
    return Map.of(
        "page",
        below(page).below(page.t().get("demand.sets"), LIST).titled("demand.set-new"),
        "chosen",
        chosen,
        "form",
        answers.form(() -> begun));
  }

  private static Form formOf(ViewItemSets.ItemSetView set) {
    Form form =
        Form.empty()
            .with("name", set.set().name())
            .with("shared", Boolean.toString(set.set().shared()))
            .with("version", set.set().version());
    for (int i = 0; i < set.lines().size(); i++) {
      ItemSets.ItemSetLine line = set.lines().get(i);
      form = form.with(item(i), line.itemCode());
      if (!line.isAskedAgain()) {
        form = form.with(quantity(i), line.quantity().stripTrailingZeros().toPlainString());
      }
    }
    return form;
  }

  /** What was typed, each quantity at its item, where others changed the set in the meantime. */
  private static Form aligned(Form typed, List<ItemSets.ItemSetLine> lines) {
    Map<String, String> quantities = new HashMap<>();
    for (int i = 0; !typed.values(item(i)).isEmpty(); i++) {
      quantities.put(typed.value(item(i)), typed.value(quantity(i)));
    }
    Form aligned = typed;
    for (int i = 0; i < lines.size(); i++) {
      aligned = aligned.with(quantity(i), quantities.getOrDefault(lines.get(i).itemCode(), ""));
    }
    return aligned;
  }

  private static String item(int index) {
    return "lines[" + index + "].item";
  }

  private static String quantity(int index) {
    return "lines[" + index + "].quantity";
  }

  private static Page below(Page page) {
    return page.below(page.t().get("catalog.title"), "/catalog");
  }

  private static String address(long id) {
    return LIST + "/" + id;
  }
}
