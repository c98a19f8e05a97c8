package org.muwahhad.catalog.page;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.exchange.CatalogUploads;
import org.muwahhad.catalog.exchange.ImportCatalog;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.search.ResultOrder;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.catalog.search.SearchChoices;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Refusal;

/** The catalog for programs. */
@Tag(name = "catalog")
@Controller("/api/v1/catalog")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CatalogApi {
  private final SearchCatalog search;
  private final ViewCatalog view;
  private final CategoryQueries categories;
  private final AddItem addItem;
  private final ReviseItem reviseItem;
  private final RetireItem retireItem;
  private final CatalogUploads uploads;
  private final ViewOrderable orderable;

  CatalogApi(
      SearchCatalog search,
      ViewCatalog view,
      CategoryQueries categories,
      AddItem addItem,
      ReviseItem reviseItem,
      RetireItem retireItem,
      CatalogUploads uploads,
      ViewOrderable orderable) {
    this.orderable = orderable;
    this.search = search;
    this.view = view;
    this.categories = categories;
    this.addItem = addItem;
    this.reviseItem = reviseItem;
    this.retireItem = retireItem;
    this.uploads = uploads;
  }

  /** Why an item leaves the catalog, and the code of the item that takes its place, if any. */
  record Retirement(String reason, @Nullable String successor) {}

  /**
   * One page of the items that answer {@code q}, with what the search can be narrowed by. The next
   * page is asked for with {@code after}, the one before with {@code before}. Retired items only
   * when {@code status} is RETIRED or ALL.
   *
   * @param attribute code and value with a colon between, such as {@code memory:16}
   * @param state states that demanded the item in past rounds, ISO 3166-1
   * @param favourites whether only the person's favourites are looked through
   * @param sort price, price-down, name-ar, name-en or code; the best answers first without it
   * @param size items on a page, at most 100
   */
  @Get("/items")
  SearchCatalog.SearchPage list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @Nullable @QueryValue List<String> category,
      @Nullable @QueryValue List<ItemKind> kind,
      @Nullable @QueryValue List<String> attribute,
      @Nullable @QueryValue List<String> state,
      @QueryValue(defaultValue = "ACTIVE") String status,
      @QueryValue(defaultValue = "") String after,
      @QueryValue(defaultValue = "") String before,
      @QueryValue(defaultValue = "false") boolean favourites,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "25") int size) {
    return search.run(
        actor,
        new SearchCatalog.Query(
            q,
            listed(category),
            listed(kind),
            SearchChoices.attributes(listed(attribute)),
            listed(state),
            SearchChoices.status(status),
            after,
            before,
            favourites,
            ResultOrder.of(sort),
            size));
  }

  private static <T> List<T> listed(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }

  @Get("/items/{code}")
  ItemDetail get(Actor actor, String code) {
    return view.newest(actor, code);
  }

  /** What the officer's entity can order of an item now, from which agreements. */
  @Get("/items/{code}/orderable")
  List<ViewOrderable.OrderableItem> listOrderable(Actor actor, String code) {
    return orderable.list(actor, code);
  }

  @Get("/items/{code}/revisions/{number}")
  ItemDetail revision(Actor actor, String code, int number) {
    return view.revision(actor, code, number);
  }

  @Get("/categories")
  List<CategoryQueries.CategoryRow> listCategories() {
    return categories.listAll();
  }

  /** The attributes that items of a category state. */
  @Get("/categories/{code}/template")
  Template template(String code) {
    return view.template(code).orElseThrow(() -> new Refusal.NotFound("category " + code));
  }

  @Post("/items")
  @Status(HttpStatus.CREATED)
  ItemDetail add(Actor actor, @Body AddItem.ItemDraft draft) {
    addItem.run(actor, draft);
    return view.newest(actor, draft.code());
  }

  @Post("/items/{code}/revisions")
  @Status(HttpStatus.CREATED)
  ItemDetail revise(Actor actor, String code, @Body ReviseItem.RevisionChange change) {
    reviseItem.run(actor, code, change);
    return view.newest(actor, code);
  }

  @Post("/items/{code}/retirement")
  ItemDetail retire(Actor actor, String code, @Body Retirement retirement) {
    retireItem.run(actor, code, retirement.reason(), retirement.successor());
    return view.newest(actor, code);
  }

  /** Adds, revises and retires the items of a CSV, XLSX or UBL file, all or nothing. */
  @Post("/import")
  @Secured("CATALOG_MANAGER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  ImportCatalog.ImportCounts importFile(
      Actor actor, @Nullable @Part("file") CompletedFileUpload file) {
    return uploads.run(actor, file);
  }
}
