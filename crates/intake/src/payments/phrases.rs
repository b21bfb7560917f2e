//! The words that councils head their columns with, as data.

use domain::spend::Column::{self, *};

/// Phrases of whole words, what they speak for, and how strongly out of a hundred.
pub(super) const PHRASES: &[(Column, i32, &str)] = &[
    (
        Supplier,
        92,
        "supplier name, name of supplier, suppliers name, vendor name, payee name, name of payee, beneficiary \
         name, creditor name, merchant name, supp name, cr name, paid to, payment made to, who was paid, entity paid, payable to, payment to, recipient \
         name, contractor name, provider name, company paid, organisation paid, supplier beneficiary name, \
         name of beneficiary, beneficiary of payment, supplier payee, service provider, short heading, supp nm, supplier nm",
    ),
    (
        Supplier,
        85,
        "supplier, suppliers, payee, payees, beneficiary, creditor, vendor, trading name, recipient, company \
         name, counterparty, firm",
    ),
    (
        Supplier,
        72,
        "merchant, contractor, provider, trader, retailer, seller, business name, supplier text, third party, \
         company, shop, outlet, biller, addressee",
    ),
    (Supplier, 48, "name, account name, customer name, organisation name, customer"),
    (
        SupplierNumber,
        95,
        "supplier number, supplier no, supplier id, supplier code, supplier ref, supplier reference, vendor \
         id, vendor number, vendor no, vendor code, creditor number, creditor no, creditor id, creditor code, \
         creditor ref, payee id, payee number, payee code, supplier account, supplier num, merchant id, \
         merchant number, beneficiary id, beneficiary code, company code",
    ),
    (SupplierNumber, 60, "address book no, address book number, account ref, account reference"),
    (
        Date,
        100,
        "payment date, date of invoice payment, date invoice paid, invoice paid date, date paid, paid date, date of payment, pay date, payment run date, bacs date, invoice \
         payment date, date payment made",
    ),
    (Date, 92, "clearing date, cleared date, date cleared, cleared, cheque date, settlement date, paid on"),
    (
        Date,
        88,
        "date awarded, award date, date of award, date the grant was awarded, transaction date, date of transaction, trans date, purchase date, tran date, trans dt, transaction dt, \
         pmt dt, pmt date, payment dt, paid dt",
    ),
    (
        Date,
        80,
        "date, payment made, pay dt, posting dt, effective date, value date, ledger date, gl date, accounting date, entry date, run date, \
         processed date, date processed, posted, posting date, date posted, posted date, dated",
    ),
    (
        Date,
        58,
        "updated, month paid, payment month, payment period, processed, month, spend month, paid month, month \
         and year, date updated, period date, effective, week ending, payment run",
    ),
    (
        Date,
        45,
        "paid, invoice date, document date, tax point, date of invoice, inv date, doc date, period, \
         accounting period, created, period name, financial period",
    ),
    (Date, 20, "due date, order date, received date, date received, start date, end date"),
    (InvoiceDate, 90, "invoice date, date of invoice, inv date, tax point, supplier invoice date, date invoiced"),
    (InvoiceDate, 55, "document date, doc date"),
    (
        Amount,
        100,
        "net amount, net value, net amt, net total, net cost, net spend, net paid, net of vat, amount net, \
         value net, total net, net payment, net line amount, net invoice, net gbp, amt net, net transaction \
         amount, nett, nett amount",
    ),
    (
        Amount,
        98,
        "ex vat, exl vat, exclu vat, vat exclusive, vat exc, vat excl, vat excluded, exc of vat, excl of vat, excl \
         reclaimable vat, excluding reclaimable vat, net of reclaimable vat, not inc vat, no vat, exc vat, excl vat, excluding vat, exclusive of vat, excludes vat, less vat, before vat, \
         without vat, exvat, excluding recoverable vat, excl recoverable vat, net of recoverable vat, exc \
         recoverable vat, excluding tax, excl tax, exc tax, ex tax, net of tax, before tax, less tax, including \
         irrecoverable vat, inc irrecoverable vat, incl irrecoverable vat, plus irrecoverable vat",
    ),
    (Amount, 94, "net"),
    (
        Amount,
        80,
        "amount, amount paid, paid amount, payment amount, amount gbp, line amount, transaction amount, \
         transaction value, payment value, spend amount, sum of amount, amt, value paid, total paid, \
         distribution amount, amnt, line value, value of payment, amount of payment, invoice line value",
    ),
    (
        Amount,
        70,
        "value, invoice amount, invoiced value, invoice value, total amount, total invoice amount, total \
         value, spend, payment total, expenditure amount, posting amount, journal amount, price paid, total \
         payment, billing amount, value gbp, total spend, actual amount, total cost",
    ),
    (
        Amount,
        60,
        "total, debit, debits, debit amount, payment, paid, cost, sum, expenditure, price, actual, gbp, \
         invoice total, dr, charge, money out, paid out, gbp amount, actuals, sterling, pounds, outflow",
    ),
    (
        Gross,
        92,
        "gross, gross amount, gross value, gross total, gross amt, inc vat, incl vat, including vat, \
         inclusive of vat, with vat, gross paid, amount gross, gross payment, gross cost, plus vat, inc tax, incl tax, \
         including tax, amount incl, value incl, total incl, amount inc, value inc, total inc",
    ),
    (Vat, 90, "vat amount, vat, vat value, tax amount, amount of vat, vat gbp, vat amt, vat total, sales tax"),
    (Vat, 72, "irrecoverable vat, recoverable vat, tax, non recoverable vat, irrecoverable vat amount"),
    (
        Credit,
        90,
        "credit, credits, credit amount, credit value, refund amount, refunds, money in, paid in, amount \
         credited, credit gbp",
    ),
    (Credit, 55, "cr, refund"),
    (Sign, 70, "document type, doc type, transaction type, trans type, invoice type"),
    (
        Sign,
        92,
        "dr cr, cr dr, debit credit, credit debit, d c, dc, debit or credit, credit or debit, dr cr \
         indicator, debit credit indicator, debit credit mark, d c indicator, drcr, sign, cr dr indicator, \
         debit credit ind, dc indicator, payment or refund",
    ),
    (
        Service,
        92,
        "directorate, department, service area, service label, service department, department name, \
         directorate name, department area, service group, service cost centre, directorate service, spending \
         department, paying department, service name",
    ),
    (
        Service,
        82,
        "expense area, cost centre description, cost centre name, cost center description, cost centre desc, \
         service, service description, business unit description, strategic group, organisational unit, \
         organisation unit, org unit, division, dept, service division, service line, service unit, service \
         division label",
    ),
    (
        Service,
        64,
        "business unit, team, portfolio, section, cost centre, cost center, committee, programme, function, \
         unit, area, group, school, establishment, fund, branch, station, budget description, entity",
    ),
    (
        Category,
        92,
        "expense type, expenses type, expenditure category, expenditure type, type of expenditure, expense \
         category, spend category, spend type, merchant category, procurement category, type of expense, \
         category of expenditure, category of spend, spend classification, expense category description, \
         expenditure description",
    ),
    (
        Category,
        84,
        "category, acct desc, account desc, subjective description, subjective name, account description, account code description, \
         expense code description, expense description, gl description, g l description, nominal description, \
         expenditure account code description, account detail, subjective, merchant category group, mcc \
         description, cost element description, cost element name, ledger description, proclass description, \
         detail code description, cipfa description, general ledger description, nominal code description, \
         expense code desc, category name, category description",
    ),
    (
        Category,
        64,
        "proclass, account, nominal, cost element, detailed expenditure type, classification, commodity, \
         merchant type, cipfa, account name, mcc, type, group description, thomson classification \
         description, spend level 1, analysis, cost type, cipfsubj",
    ),
    (Category, 48, "supplier classification, supplier category, supplier type, level 1, proclass details level 1"),
    (
        Description,
        92,
        "narrative, purpose of expenditure, purpose, payment description, transaction description, invoice \
         description, line description, item description, purpose of payment, purchase description, reason \
         for purchase, purpose of spend, details of payment, description of goods, transaction narrative, \
         line narrative",
    ),
    (
        Description,
        80,
        "description, extended description, long description, details, summary of purpose, goods and \
         services, transaction details, payment details, desc",
    ),
    (Description, 55, "reason, comments, notes, comment, explanation, item, text, summary, detail, memo"),
    (
        Reference,
        95,
        "transaction number, transaction no, transaction reference, transaction ref, transaction id, payment \
         reference, payment ref, payment number, payment no, payment id, trans no, trans ref, internal \
         reference, internal ref, transaction num, trans number, tran no, unique transaction reference",
    ),
    (
        Reference,
        82,
        "document no, document number, doc no, doc number, voucher, voucher number, voucher no, reference, \
         ref no, reference number, reference no, our reference, our ref, sap document number, ref, internal \
         ref number, document reference, document ref",
    ),
    (
        Reference,
        60,
        "cheque number, cheque no, urn, unique id, unique reference, journal, journal number, bacs reference, \
         record id, unique reference number, ledger reference",
    ),
    (Reference, 30, "id, number, order, order number, po number, purchase order, line, seq no, batch"),
    (
        InvoiceNumber,
        95,
        "invoice number, invoice no, invoice ref, invoice reference, inv no, invoice id, supplier invoice \
         number, supplier invoice no, invoice num, supplier invoice ref, inv number, inv ref",
    ),
    (InvoiceNumber, 50, "invoice, supplier invoice"),
    (
        RegistrationNumber,
        96,
        "registration number, registration no, charity number, charity no, charity registration number, registered \
         charity number, registered company number, company registration number, companies house number, \
         companies house registration number, charity commission number, beneficiary registration number, \
         beneficiarys registration number, charity or company number, company or charity number",
    ),
    (
        GrantPeriod,
        96,
        "grant period, period of grant, period of the grant, time period, period of award, award period, term of \
         grant, grant term, time period of grant, duration of grant",
    ),
];

/// Words that speak against a meaning.
pub(super) const AGAINST: &[(&[Column], i32, &str)] = &[
    (
        &[Supplier],
        62,
        "number, no, id, code, ref, num, reference, vat, postcode, address, town, date, amount, value, \
         invoice, status, site, charity, registration, sme, website",
    ),
    (
        &[Supplier],
        80,
        "type, classification, category, group, account number, sector, merchant category, cost centre, \
         service",
    ),
    (&[Date], 50, "number, no, id, amount, value, year, range, days, type, code"),
    (&[Date], 30, "due, order, received, start, end"),
    (
        &[Amount, Gross, Vat, Credit],
        100,
        "balance, running, cumulative, budget, limit, number, no, code, id, ref, reference, date, type, \
         quantity, qty, count, percentage, percent, threshold, committed, outstanding, rate, registration, \
         reg, year, name, description, desc, indicator, currency, method, terms, status, to date, ytd, flag, \
         treatment, liable, level, category, month, period",
    ),
    (
        &[Amount, Gross],
        45,
        "order, ordered, original, discount, unit price, unit cost, foreign, contract, estimate, estimated, \
         forecast, commitment, retention, annual, previous, po, overall, batch, cis",
    ),
    (&[Service, Category, Description], 30, "code, number, no, id, ref, num"),
    (&[Service], 40, "provided, provider, description of, type, charge"),
    (&[Category, Description, Reference], 40, "date, amount, value"),
    (&[Reference, InvoiceNumber], 60, "number of, no of, count, total, amount, value, type, status"),
    (&[Category], 30, "vendor, supplier, creditor, payee"),
    (&[Category], 60, "organisation type, company type, document type, doc type, invoice type"),
    (&[Reference, InvoiceNumber], 40, "description, name, supplier, vendor, creditor"),
    (&[Reference], 30, "vat, order, batch, line, cost centre"),
    (&[RegistrationNumber], 100, "vat, sme, date"),
];
