package org.muwahhad.framework.fulfilment;

import io.micronaut.http.HttpResponse;
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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Money;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;

/** Invoices for orders, what entities answer to them, and the payments that they mark. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record InvoiceController(
    Answers answers,
    AgreementDays days,
    ViewCallOff viewCallOff,
    ViewInvoice view,
    ViewFulfilment viewFulfilment,
    ViewTradeLists lists,
    MatchInvoice matchInvoice,
    SendInvoice sendInvoice,
    ReadUblInvoice readUblInvoice,
    ApproveInvoice approveInvoice,
    DisputeInvoice disputeInvoice,
    MarkPayment markPayment,
    ReviewInvoice reviewInvoice) {
  private static final String INVOICES = "/invoices";
  private static final String FILE = "file";
  private static final int PAYMENT_DAYS = 30;

  /** Why an invoice is disputed, or approved although it differs; may be null or empty. */
  record InvoiceReason(@Nullable String reason) {
    String words() {
      return Objects.requireNonNullElse(reason, "");
    }
  }

  private static String address(long id) {
    return INVOICES + "/" + id;
  }

  /** A page of 25 invoices, the last sent first; empty past the end. */
  @Get(uris = {"/api/v1/invoices", "/invoices"})
  HttpResponse<List<TradeListQueries.ListedInvoice>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<TradeListQueries.ListedInvoice> all =
        lists.invoices(actor, new ListChoice(INVOICES, q, filter, sort, page));
    return answers.showList(
        "fulfilment/invoices",
        all,
        shown -> Map.of("page", shown.titled("fulfilment.invoices"), "all", all));
  }

  @Get(uris = {"/api/v1/invoices/{id}", "/invoices/{id}"})
  HttpResponse<ViewInvoice.InvoiceView> get(Actor actor, long id) {
    ViewInvoice.InvoiceView invoiceView = view.get(actor, id);
    Form form = answers.form(() -> freshPayment(invoiceView));
    return answers.show(
        "fulfilment/invoice",
        invoiceView,
        page ->
            Map.of(
                "page",
                FulfilmentController.below(
                    page.titled("fulfilment.invoice", invoiceView.invoice().number()),
                    invoiceView.order()),
                "view",
                invoiceView,
                "fulfilment",
                viewFulfilment.get(actor, invoiceView.order().id()),
                "form",
                form));
  }

  private Form freshPayment(ViewInvoice.InvoiceView invoiceView) {
    return invoiceView.mayPay()
        ? Form.empty()
            .with("requestKey", UUID.randomUUID())
            .with("amount", invoiceView.invoice().open().amount())
            .with("paidOn", days.today())
        : Form.empty();
  }

  /** The form of an invoice: all that is accepted and not invoiced, at the prices of the order. */
  @Hidden
  @Get("/call-offs/{id}/invoice")
  HttpResponse<ViewCallOff.CallOffView> form(Actor actor, long id) {
    ViewCallOff.CallOffView callOff = viewCallOff.get(actor, id);
    Form typed = answers.form(() -> fresh(callOff));
    return show(
        actor, callOff, typed.value("requestKey").isEmpty() ? unread(callOff, typed) : typed);
  }

  /** What is proposed, with what is wrong with a document that was sent in place of it. */
  private Form unread(ViewCallOff.CallOffView callOff, Form typed) {
    String error = typed.error(FILE);
    return error == null ? fresh(callOff) : fresh(callOff).withError(FILE, error);
  }

  private HttpResponse<ViewCallOff.CallOffView> show(
      Actor actor, ViewCallOff.CallOffView callOff, Form form) {
    boolean may = viewFulfilment.get(actor, callOff.order().id()).mayInvoice();
    return answers.show(
        "fulfilment/invoice-form",
        callOff,
        page ->
            Map.of(
                "page",
                FulfilmentController.below(page.titled("fulfilment.send-invoice"), callOff.order()),
                "view",
                callOff,
                "mayInvoice",
                may,
                "form",
                form));
  }

  private Form fresh(ViewCallOff.CallOffView callOff) {
    Form form =
        Form.empty()
            .with("requestKey", UUID.randomUUID())
            .with("issuedOn", days.today())
            .with("dueOn", days.today().plusDays(PAYMENT_DAYS));
    if (callOff.lines().isEmpty()) {
      return form;
    }
    List<InvoiceMatch.OrderedLine> ordered =
        matchInvoice.ordered(callOff.order().id(), Long.MAX_VALUE, callOff.lines());
    Money vat = Money.zero(callOff.lines().get(0).currency());
    for (int i = 0; i < callOff.lines().size(); i++) {
      CallOffQueries.CallOffLine line = callOff.lines().get(i);
      String at = "items[" + i + "].";
      InvoiceMatch proposed = proposal(line, ordered, callOff.order().vatPercent());
      InvoiceMatch.LineMatch match = proposed.lines().get(0);
      if (match.mayInvoice().signum() > 0) {
        form =
            form.with(at + "quantity", match.mayInvoice().stripTrailingZeros())
                .with(at + "netAmount", match.due().amount());
        vat = vat.plus(proposed.dueVat());
      }
      form = form.with(at + "unitPrice", line.price().amount());
    }
    return form.with("vat", vat.amount());
  }

  /** All of a line that may be invoiced. */
  private static InvoiceMatch proposal(
      CallOffQueries.CallOffLine line,
      List<InvoiceMatch.OrderedLine> ordered,
      BigDecimal vatPercent) {
    BigDecimal open =
        ordered.stream()
            .filter(o -> o.key() == line.lotItemId())
            .map(o -> o.accepted().subtract(o.invoiced()).max(BigDecimal.ZERO))
            .findFirst()
            .orElse(BigDecimal.ZERO);
    Money none = Money.zero(line.currency());
    return InvoiceMatch.of(
        ordered,
        List.of(new InvoiceMatch.InvoicedLine(line.lotItemId(), open, line.price(), none)),
        vatPercent,
        none);
  }

  /** Sends the data of an invoice. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/call-offs/{id}/invoices", "/call-offs/{id}/invoices"})
  HttpResponse<ViewInvoice.InvoiceView> send(
      Actor actor, long id, @Body SendInvoice.InvoiceData data) {
    return answers
        .act(() -> sendInvoice.run(actor, id, data))
        .then("/call-offs/" + id + "/fulfilment", "fulfilment.sent-now")
        .reviewed(invoice -> reviewInvoice.sending(actor, invoice, "/call-offs/" + id + "/invoice"))
        .orBack("/call-offs/" + id + "/fulfilment")
        .orAgain(() -> form(actor, id))
        .answering(invoice -> view.get(actor, invoice));
  }

  /** Sends an invoice as a UBL document. */
  @Post("/api/v1/call-offs/{id}/invoices/ubl")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  ViewInvoice.InvoiceView sendUbl(
      Actor actor, long id, @Nullable @Part("file") CompletedFileUpload file) {
    long invoice =
        sendInvoice.run(actor, id, readUblInvoice.run(actor, id, UploadedPart.of(FILE, file)));
    return view.get(actor, invoice);
  }

  /** Fills the form with what the document states; it is sent from there. */
  @Hidden
  @Post("/call-offs/{id}/invoices/ubl")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewCallOff.CallOffView> readUblByForm(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty());
    return answers
        .act(() -> readUblInvoice.run(actor, id, UploadedPart.of(FILE, file)))
        .then(data -> formOf(actor, id, data))
        .orBack("/call-offs/" + id + "/invoice")
        .orAgain(() -> form(actor, id))
        .answering(data -> viewCallOff.get(actor, id));
  }

  private HttpResponse<?> formOf(Actor actor, long id, SendInvoice.InvoiceData data) {
    ViewCallOff.CallOffView callOff = viewCallOff.get(actor, id);
    Form form =
        Form.empty()
            .with("requestKey", data.key())
            .with("number", data.ownNumber())
            .with("issuedOn", text(data.issuedOn()))
            .with("dueOn", text(data.dueOn()))
            .with("vat", text(data.vat()));
    for (SendInvoice.InvoicedItem item : data.invoiced()) {
      String at = "items[" + place(callOff, item.lotItemId()) + "].";
      form =
          form.with(at + "quantity", item.units().stripTrailingZeros())
              .with(at + "unitPrice", text(item.unitPrice()))
              .with(at + "netAmount", text(item.netAmount()));
    }
    return show(actor, callOff, form);
  }

  private static int place(ViewCallOff.CallOffView callOff, long lotItemId) {
    return callOff.lines().stream()
        .map(CallOffQueries.CallOffLine::lotItemId)
        .toList()
        .indexOf(lotItemId);
  }

  private static Object text(@Nullable Object value) {
    return value == null ? "" : value;
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/invoices/{id}/approve", "/invoices/{id}/approve"})
  HttpResponse<ViewInvoice.InvoiceView> approve(Actor actor, long id, @Body InvoiceReason reason) {
    return answers
        .act(() -> approveInvoice.run(actor, id, reason.words()))
        .then(address(id), "fulfilment.approved-now")
        .reviewed(done -> reviewInvoice.approving(actor, id, reason.words()))
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/invoices/{id}/dispute", "/invoices/{id}/dispute"})
  HttpResponse<ViewInvoice.InvoiceView> dispute(Actor actor, long id, @Body InvoiceReason reason) {
    return answers
        .act(() -> disputeInvoice.run(actor, id, reason.words()))
        .then(address(id), "fulfilment.disputed-now")
        .reviewed(done -> reviewInvoice.disputing(actor, id, reason.words()))
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  /** Marks a payment that was made elsewhere. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/invoices/{id}/payments", "/invoices/{id}/payments"})
  HttpResponse<ViewInvoice.InvoiceView> pay(
      Actor actor, long id, @Body MarkPayment.MarkedPayment payment) {
    return answers
        .act(() -> markPayment.run(actor, id, payment))
        .then(address(id), "fulfilment.paid-now")
        .reviewed(done -> reviewInvoice.paying(actor, id, payment))
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }
}
