package org.muwahhad.organisation.register;

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
import org.muwahhad.organisation.Given;
import org.muwahhad.organisation.Reason;

/** The register of suppliers for programs. */
@Tag(name = "suppliers")
@Controller("/api/v1/suppliers")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SupplierApi {
  private final SeeSuppliers seeSuppliers;
  private final RegisterSupplier registerSupplier;
  private final SuspendSupplier suspendSupplier;
  private final ReinstateSupplier reinstateSupplier;

  SupplierApi(
      SeeSuppliers seeSuppliers,
      RegisterSupplier registerSupplier,
      SuspendSupplier suspendSupplier,
      ReinstateSupplier reinstateSupplier) {
    this.seeSuppliers = seeSuppliers;
    this.registerSupplier = registerSupplier;
    this.suspendSupplier = suspendSupplier;
    this.reinstateSupplier = reinstateSupplier;
  }

  /** Why a supplier is suspended and until which day, in Riyadh; without a day for no term. */
  record Suspension(@Nullable String reason, @Nullable LocalDate until) {}

  @Get
  List<SupplierViews.SupplierRow> list(
      Actor actor,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "") String q) {
    return seeSuppliers.list(actor, status, q);
  }

  @Get("/{id}")
  SeeSuppliers.Sheet get(Actor actor, long id) {
    return seeSuppliers.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  SeeSuppliers.Sheet register(Actor actor, @Body RegisterSupplier.Registration registration) {
    return seeSuppliers.get(actor, registerSupplier.run(actor, registration));
  }

  @Post("/{id}/suspend")
  SeeSuppliers.Sheet suspend(Actor actor, long id, @Body Suspension suspension) {
    suspendSupplier.run(actor, id, Given.text(suspension.reason()), suspension.until());
    return seeSuppliers.get(actor, id);
  }

  @Post("/{id}/reinstate")
  SeeSuppliers.Sheet reinstate(Actor actor, long id, @Body Reason reason) {
    reinstateSupplier.run(actor, id, reason.text());
    return seeSuppliers.get(actor, id);
  }
}
