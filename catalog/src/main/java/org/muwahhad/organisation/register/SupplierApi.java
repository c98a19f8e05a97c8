package org.muwahhad.organisation.register;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.Reason;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The register of suppliers for programs. */
@Tag(name = "suppliers")
@Controller("/api/v1/suppliers")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SupplierApi {
  private final ViewSuppliers viewSuppliers;
  private final RegisterSupplier registerSupplier;
  private final SuspendSupplier suspendSupplier;
  private final ReinstateSupplier reinstateSupplier;

  SupplierApi(
      ViewSuppliers viewSuppliers,
      RegisterSupplier registerSupplier,
      SuspendSupplier suspendSupplier,
      ReinstateSupplier reinstateSupplier) {
    this.viewSuppliers = viewSuppliers;
    this.registerSupplier = registerSupplier;
    this.suspendSupplier = suspendSupplier;
    this.reinstateSupplier = reinstateSupplier;
  }

  /** Why a supplier is suspended and until which day, in Riyadh; without a day for no term. */
  record Suspension(@Nullable String reason, @Nullable LocalDate until) {}

  /** A page of 25 suppliers, empty past the end; the header {@code Total-Count} tells how many. */
  @Get
  HttpResponse<List<SupplierQueries.SupplierRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<SupplierQueries.SupplierRow> all =
        viewSuppliers.list(actor, new ListChoice("/organisation/suppliers", q, filter, sort, page));
    return HttpResponse.ok(all.entries()).header("Total-Count", String.valueOf(all.total()));
  }

  @Get("/{id}")
  ViewSuppliers.SupplierView get(Actor actor, long id) {
    return viewSuppliers.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  ViewSuppliers.SupplierView register(
      Actor actor, @Body RegisterSupplier.Registration registration) {
    return viewSuppliers.get(actor, registerSupplier.run(actor, registration));
  }

  @Post("/{id}/suspend")
  ViewSuppliers.SupplierView suspend(Actor actor, long id, @Body Suspension suspension) {
    suspendSupplier.run(actor, id, RequiredInput.text(suspension.reason()), suspension.until());
    return viewSuppliers.get(actor, id);
  }

  @Post("/{id}/reinstate")
  ViewSuppliers.SupplierView reinstate(Actor actor, long id, @Body Reason reason) {
    reinstateSupplier.run(actor, id, reason.text());
    return viewSuppliers.get(actor, id);
  }
}
