package org.muwahhad.framework.fulfilment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.web.PageAndApi;

/** The documents of orders as UBL. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OrderDocumentController(OrderDocuments documents) {

  /** The order as it was placed. */
  @Get(uris = {"/api/v1/call-offs/{id}/order.xml", "/call-offs/{id}/order.xml"})
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> order(Actor actor, long id) {
    return file(documents.order(actor, id));
  }

  /** What the supplier answered. */
  @Get(uris = {"/api/v1/call-offs/{id}/order-response.xml", "/call-offs/{id}/order-response.xml"})
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> response(Actor actor, long id) {
    return file(documents.response(actor, id));
  }

  /** The order as its last agreed change left it. */
  @Get(uris = {"/api/v1/call-offs/{id}/order-change.xml", "/call-offs/{id}/order-change.xml"})
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> change(Actor actor, long id) {
    return file(documents.change(actor, id));
  }

  /** What was sent. */
  @Get(
      uris = {
        "/api/v1/call-offs/{id}/despatches/{number}/despatch.xml",
        "/call-offs/{id}/despatches/{number}/despatch.xml"
      })
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> despatch(Actor actor, long id, int number) {
    return file(documents.despatch(actor, id, number));
  }

  /** What was received of it. */
  @Get(
      uris = {
        "/api/v1/call-offs/{id}/despatches/{number}/receipt.xml",
        "/call-offs/{id}/despatches/{number}/receipt.xml"
      })
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> receipt(Actor actor, long id, int number) {
    return file(documents.receipt(actor, id, number));
  }

  /** An invoice as its supplier stated it. */
  @Get(uris = {"/api/v1/invoices/{id}/invoice.xml", "/invoices/{id}/invoice.xml"})
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> invoice(Actor actor, long id) {
    return file(documents.invoice(actor, id));
  }

  private static HttpResponse<byte[]> file(OrderDocuments.OrderDocument document) {
    return HttpResponse.ok(document.content())
        .contentType(MediaType.APPLICATION_XML)
        .header("Content-Disposition", "attachment; filename=\"" + document.name() + "\"");
  }
}
