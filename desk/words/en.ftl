# What the branch's pages say in English: the staff console and the visitor's page. See ar.ftl for how numbers and plural
# forms work.

## The frame

console = Staff console
skip = Skip to content
nav-label = Sections
nav-counter = My counter
nav-waiting = Waiting
nav-issue = New ticket
nav-counters = Counters
nav-devices = Devices
nav-notice = The board
nav-day = Business day
nav-audit = Audit trail
nav-staff = Staff
keys = Keys
keys-title = Keyboard shortcuts
key-primary = The green button: call next, start, or finish and call next
key-primary-too = The green button too
key-close = Close the window
sign-out = Sign out
close = Close
cancel = Cancel
back = Back
confirm = Confirm
add = Add

## Signing in

user = User name
pin = PIN
sign-in = Sign in
sign-in-help = If you forgot your PIN, ask an administrator for a new one.
session-ended = Your session has ended. Sign in to go on.
wrong-pin = The user name or the PIN is not right.
wait-seconds = Too many attempts. Try again in { $n } s.
choose-title = Choose your counter
choose-lead = Where do you sit today? This browser remembers your choice, and you can change it at any time.

## The counter

counter-open = Open
counter-closed = Closed
counter-break = On break
counter-free = Nobody at this counter
counter-do-open = Open counter
counter-close = Close counter
counter-other = Change counter
break = Break
break-end = Back from break
now-called = Called now
now-serving = Now serving
now-free = Ready
now-break = You are on a break
now-closed = The counter is closed
timer-called = Since the call
timer-serving = Service time
idle-nobody = Nobody is waiting for your services. Take your time.
idle-waiting =
    { PLURAL($n) ->
        [zero] Nobody is waiting for your services.
        [one] One visitor is waiting for you.
       *[other] { $n } visitors are waiting for you.
    }
idle-break =
    { PLURAL($n) ->
        [zero] Nobody is waiting for your services.
        [one] One visitor is waiting for your services.
       *[other] { $n } visitors are waiting for your services.
    }
idle-closed =
    { PLURAL($n) ->
        [zero] Open the counter when you are ready. Nobody is waiting.
        [one] Open the counter when you are ready. One visitor is waiting.
       *[other] Open the counter when you are ready. { $n } visitors are waiting.
    }
announce-called = Number { $number } was called.
announce-serving = Number { $number } is being served.
call-next = Call next
start = Start
finish = Finish
finish-and-next = Finish and call next
recall = Recall
recall-of = { $n } of { $limit }
recalled = Called again.
no-show = No-show
hold = Hold
resume = Resume
resume-later = After the current one
transfer = Transfer
refer-research = Refer to social research
undo = Undo
return = Return
acts = Actions
priority = Priority
priority-for-them = Priority for them
priority-groups = Older people, people with disabilities, pregnant women, anyone carrying an infant
waited-minutes =
    { PLURAL($n) ->
        [zero] Waited under a minute
        [one] Waited one minute
       *[other] Waited { $n } minutes
    }
minutes-short = { $n } min
note-from-transfer = Note from your colleague:
held = On hold
held-long = On hold for some time. Resume it?
held-count =
    { PLURAL($n) ->
        [zero] None on hold
        [one] One on hold
       *[other] { $n } on hold
    }
next-title = Waiting for your services
nobody-waits = Nobody is waiting
and-more =
    { PLURAL($n) ->
        [zero] Show all
        [one] and one more
       *[other] and { $n } more
    }
checklist = Required papers

## Why a number was called

because-priority-before = Called before { $numbers }: priority.
because-priority = This visitor has priority.
because-normal-turn-before = Called before { $numbers }: it is the turn of those without priority.
because-normal-turn = It is the turn of those without priority.
because-longest-wait-before = Called before { $numbers }: this visitor has waited long.
because-longest-wait = Called because this visitor has waited long.
because-preferred-before = Called before { $numbers }: this counter serves this service first.
because-preferred = This counter serves this service first.
because-addressed-before = Called before { $numbers }: this visitor was sent to you.
because-addressed = This visitor was sent to you.
because-first-come = Next in order of arrival.
numbers-and-others =
    { PLURAL($n) ->
        [zero] { $numbers }
        [one] { $numbers } and one more
       *[other] { $numbers } and { $n } more
    }

## Transfer and finish

transfer-title = Transfer ticket { $number }
transfer-keeps = The visitor keeps the number and the time of first arrival.
transfer-to = To a service
transfer-to-person = Or to a colleague at a counter now
note = Note for your colleague
note-help = Write what helps to serve the visitor. Please write nothing personal.
finish-title = Finish ticket { $number }
outcome = What came of the visit?
missing = Papers still missing
missing-help = What you tick here is printed on the visitor's receipt, to be brought on another visit.
missing-other = Another paper
print-receipt = Print the visit receipt

## Waiting

all-services = All services
filter = Filter by service
number = Number
service = Service
services = Services
visitor = Visitor
waits = Waiting for
sent-to-you = Sent to you
sent-to = For { $name }
sent-to-away = For { $name }, who is at no open counter now
expected = Expected wait
waiting = Waiting
of-priority = With priority
longest = Longest wait
counters-open = Counters open
no-counter-open = No counter open
waiting-count =
    { PLURAL($n) ->
        [zero] Nobody waiting
        [one] One waiting
       *[other] { $n } waiting
    }
cancel-it = Cancel
cancel-ticket = Cancel ticket { $number }
cancel-ask = Cancel ticket { $number }? It will not be called.
missed = Did not come when called
missed-help = Return those who are back to the queue. They keep their number.
return-ticket = Return ticket { $number } to the queue
wait-soon = Very soon
wait-about =
    { PLURAL($high) ->
        [zero] Very soon
        [one] About one minute
       *[other] About { $high } minutes
    }
wait-range =
    { PLURAL($high) ->
        [zero] Very soon
        [one] About one minute
       *[other] { $low } to { $high } minutes
    }
state-waiting = Waiting
state-called = Called
state-serving = Being served
state-held = On hold
state-no-show = Did not come
state-finished = Finished
state-cancelled = Cancelled
state-expired = Its day is over

## A new ticket

visitor-kind = The visitor comes as (optional)
kind-unsaid = Not said
kind-beneficiary = Beneficiary
kind-supporter = Supporter
kind-volunteer = Volunteer
kind-internal = Employee or branch office
kind-other = Other
channel = Contact channel
channel-interview = Interview
channel-telephone = Telephone
channel-social-media = Social media
channel-letter = Letter
channel-help-request = Help-request service
channel-volunteering = Volunteering service
channel-website = Website
channel-delegate = Delegate of a branch office
visitor-language = Visitor's language
language-ar = In Arabic
language-en = In English
print-ticket = Print the ticket at reception
print-ticket-help = Untick for those who phone or write.
issue = Issue ticket
issued = Ticket issued
issued-none = The ticket's number appears here once it is issued.
ahead = Ahead in the queue
page-code = Code of the visitor's page
page-address = The visitor's page, to follow the turn on:
page-off = The visitor's page is off in this branch.

## Devices

role-reception = Reception kiosk
role-exit = Exit terminal
role-board = Board
role-serve = Branch server
role-tablet = Counter tablet
device-here = Connected
device-away =
    { PLURAL($n) ->
        [zero] Away for under a minute
        [one] Away for a minute
       *[other] Away for { $n } minutes
    }
device-never = Not yet connected
printer-ready = Printer ready
printer-paper-low = Paper is nearly out: have a new roll ready
printer-paper-out = Out of paper: put in a new roll
printer-cover-open = The printer's cover is open: close it
printer-cutter-jammed = The cutter is stuck: switch the printer off and free the paper
printer-offline = The printer does not answer: check its power and cable
since-minutes =
    { PLURAL($n) ->
        [zero] for under a minute
        [one] for a minute
       *[other] for { $n } minutes
    }
prints-unconfirmed =
    { PLURAL($n) ->
        [zero] Every paper of today is confirmed.
        [one] One paper of today is not confirmed.
       *[other] { $n } papers of today are not confirmed.
    }
prints-failed =
    { PLURAL($n) ->
        [zero] No paper failed today.
        [one] One paper failed today.
       *[other] { $n } papers failed today.
    }
revoke = Unpair
revoke-ask = Unpair { $name }? It will not work with the branch until it is paired again.
pairing = Pair a new device
pairing-help = Name the device and choose its role, then enter the code on its screen.
device-name = Device name
device-name-help = Small letters, digits and hyphens, such as exit-1.
device-role = Device role
pairing-make = Make a pairing code
pairing-code = Pairing code
pairing-words = The device shows the same six words. If they differ, do not go on.
pairing-once = The code works once, within ten minutes.

## Staff

rank = Role
rank-clerk = Clerk
rank-manager = Manager
rank-admin = Administrator
rank-clerk-may = Calls and serves
rank-manager-may = Also sees reports and opens the day
rank-admin-may = Also keeps staff and devices
staff-add = Add a member of staff
pin-again = PIN again
pin-new = New PIN
pin-rule = At least six digits, or eight characters. No runs or repeated digits.
pin-differs = The two PINs differ.
pin-change = Change PIN
rank-change = Change role
pin-and-rank = PIN and role
edit-person = PIN and role: { $name }
disabled = Disabled
disable = Disable
enable = Enable
disable-person = Disable { $name }
enable-person = Enable { $name }
disable-ask = Disable { $name }? Their sessions end now and they cannot sign in.
saved = The change is saved.

## The audit trail

audit-lead = Who did what and when, latest first. This trail cannot be edited.
when = When
what = What
to-what = To what
who = Who
pages = Pages of the trail
newest = Latest
older = Older
act-issued = Issued a ticket
act-called = Called a number
act-recalled = Recalled a number
act-started = Started a service
act-finished = Finished a service
act-no-show = Recorded a no-show
act-held = Put a ticket on hold
act-resumed = Resumed a ticket
act-returned = Returned a ticket to the queue
act-transferred = Transferred a ticket
act-cancelled = Cancelled a ticket
act-undone = Took an action back
act-counter-opened = Opened a counter
act-counter-closed = Closed a counter
act-counter-break = Began a break
act-notice-set = Changed the notice on the board
act-day-opened = Opened a business day
act-staff-added = Added a member of staff
act-staff-changed = Changed a member of staff
act-staff-disabled = Disabled a member of staff
act-staff-enabled = Enabled a member of staff
act-signed-in = Signed in
act-signed-out = Signed out
act-refused = Was refused
act-device-paired = Paired a device
act-device-revoked = Unpaired a device
act-other = Something else:

## The board's notice

notice-now = What the hall reads now
notice-none = No notice is shown.
notice-away = Take it away
notice-new = A new notice
notice-help = Everyone in the hall reads it on the board, until the day ends. Name no visitor in it.
notice-ar = In Arabic
notice-en = In English, if you wish
notice-do = Show it

## The business day

day-open = The open day
day-none = No day is open
day-new = Open a new day
day-new-help = A day opens by itself each morning when the clock is right. Use this if it did not.
day-new-do = Open the day
day-ask =
    { PLURAL($n) ->
        [zero] Open a new day? Nobody is waiting.
        [one] Open a new day? One ticket that still waits will expire.
       *[other] Open a new day? { $n } tickets that still wait will expire.
    }
date = Date
clock-untrusted = This device's clock has not been set yet. Make sure of the date before you open the day.
numbers = Numbers
numbers-help = Each service has its own numbers, which begin again each day.
numbers-confirm = The branch's data was restored. Confirm from where numbers go on before any ticket is issued, so that no number is in two people's hands.
numbers-ask = Go on from these numbers?
numbers-do = Confirm the numbers
numbers-range = Range
numbers-last = Last known number
numbers-next = Next number
date-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
date-hijri-month =
    { $hijri-month ->
        [1] Muharram
        [2] Safar
        [3] Rabi al-Awwal
        [4] Rabi al-Thani
        [5] Jumada al-Ula
        [6] Jumada al-Akhirah
        [7] Rajab
        [8] Shaban
        [9] Ramadan
        [10] Shawwal
        [11] Dhu al-Qadah
       *[12] Dhu al-Hijjah
    }
moment = { $day } { date-month }, { $time }
date-both = { date-weekday }, { $day } { date-month } { $year }, { $hijri-day } { date-hijri-month } { $hijri-year } AH
date-gregorian-only = { date-weekday }, { $day } { date-month } { $year }

## What the console says by itself

lost-since = No connection to the branch service since { $time }.
lost-press = Your press is kept and will be sent when the connection is back.
lost-forget = Forget the press
mended = The connection is back.
mends-itself = This page mends itself once the cause is gone.
problem-title = The page cannot be shown
refused = That was not done: something has changed. See what the page shows now.
refused-holding = You still have a ticket. Finish it or put it on hold first.
refused-waiting = That was not done: the ticket is waiting.
refused-called = That was not done: the ticket has been called.
refused-serving = That was not done: the ticket is being served.
refused-held = That was not done: the ticket is on hold.
refused-no_show = That was not done: the ticket is marked as a no-show.
refused-finished = That was not done: the ticket is finished.
refused-cancelled = That was not done: the ticket is cancelled.
refused-expired = That was not done: the ticket's day is over.
refused-closed = The counter is closed. Open it first.
refused-break = The counter is on a break. Come back from it first.
problem-recalls-spent = This number was called as often as is allowed.
problem-nothing-to-undo = It can no longer be undone.
problem-user-exists = This user name exists. Choose another.
problem-last-admin = This is the last administrator. Appoint another first.
problem-no-user = There is no member of staff of this name.
problem-shut-out = This member of staff may not sign in any more; nobody can be sent to them.
problem-no-day = No day is open. Open the business day first.
problem-day-open = This day is open already.
problem-numbers-spent = This service has no numbers left today.
problem-numbers-unconfirmed = The numbers must be confirmed first, on the page of the business day.
problem-weak-pin = This PIN is weak. Choose at least six digits, no runs or repeated digits.
problem-name = A name has small letters, digits, hyphens and dots only.
problem-device-name = This name cannot be used or is taken. Choose another.
not-allowed = Your role does not include this. Ask your manager.
not-found = We did not find that. It may have changed.
not-understood = The entries were not accepted. Check them and try again.
too-often = Too many requests in a short time. Wait a little and try again.
our-fault = That could not be done because of a fault on our side; nothing is lost. Try again shortly.

## The visitor's page

visit-number = Your ticket number
visit-waiting = You are in the queue
visit-ahead-label = People ahead of you
visit-ahead-none = Nobody is ahead of you
visit-wait-label = Expected wait
visit-near = Your turn is near. Please stay close to the waiting area.
visit-called = It is your turn
visit-go = Please proceed to counter { $number }
visit-serving = You are being served
visit-at-counter = At counter { $number }
visit-held = Your ticket is on hold
visit-held-how = Your turn is kept. The employee will call you to go on.
visit-missed = We called you and did not find you
visit-missed-how = If you are near, please see reception now. Your number is kept for today.
visit-finished = Thank you for coming
visit-finished-how = Your visit is finished. We hope to have been of help.
visit-cancelled = This ticket was cancelled
visit-cancelled-how = If you would like to be served, please take a new ticket at reception.
visit-expired = The day of this ticket is over
visit-expired-how = Each day has its own tickets. You are welcome with a new one.
visit-unknown = We did not find this ticket
visit-unknown-how = Check the address or scan the code on your paper again, or see reception.
visit-live = This page updates itself.
visit-stale = The page cannot be updated just now. We will try again; your number is kept.
rate-title = How was our service?
rate-thanks = Thank you, your rating has arrived.
rate-more = Tell us more, if you wish
rate-about = What about?
rate-comment = Your comment
rate-send = Send
rate-done = Thank you, what you wrote has arrived.
rate-failed = What you sent could not be kept just now. Please try again in a little while.
rate-right = Your rating is your right: for improvement, never for blame
rate-linked = A rating from this page is linked with your visit, so that we know which service it is about. No employee sees that it is yours.
rate-last = You can change it; the last rating counts.
tablet-pair = Pair this tablet
tablet-pair-how = Ask an administrator for a pairing code for a tablet, from the page "Devices".
tablet-code = Pairing code
tablet-send = Pair
tablet-wrong = This code is wrong, used or too old. Ask for a new one.
tablet-other = This code is for another kind of device. Ask for one for a tablet.
tablet-wait = Too many tries. Wait a little, then try again.
suggest-title = Do you have a suggestion?
suggest-how = Write your suggestion; you will find our answer on this page.
suggest-done = Thank you, your suggestion has arrived. You will find our answer on this page.
suggest-yours = Your suggestion and our answer

## Results and suggestions

nav-results = Results
nav-suggestions = Suggestions
act-suggestion-followed = Followed a suggestion
score-very-good = Excellent
score-good = Good
score-bad = Bad
score-very-bad = Very bad
reason-waiting = Waiting
reason-courtesy = Courtesy
reason-clarity = Clarity of the procedure
reason-result = Result
reason-place = The place
follow-new = New
follow-in-hand = Being looked into
follow-adopted = Adopted
follow-declined = Could not be adopted
month-of-year = { date-month } { $year }
day-of-month = { $day } { date-month }
percent = { $n }%
results-lead = Rating is the visitor's right: for improvement, never for blame. No single employee's result is shown here.
results-month = Month
results-show = Show
results-all = Visitors' satisfaction
results-ratings = Ratings
results-finished = Visits finished
results-response = Share who rated
results-satisfied = Excellent or good
results-range = Likely between { $low }% and { $high }%
results-by-service = By service
results-by-department = By department
results-by-day = By day
results-by-reason = By reason
results-days = { $first } to { $last }
results-among = Named in { $n } of { $among }
results-unlinked = visitors who did not link their visit
results-table = Download a table
results-too-few = There are too few ratings to show them like this.
results-folded = Each small group, and each service that one employee served, is shown together with a larger one, so that nobody can be known. The smallest number shown is { $n }, and figures move only when as many new ratings have come.
results-none = No results for this month yet. They appear once there are at least { $n } ratings of services that more than one employee served.
results-internal = Visitors from inside the association
results-internal-none = Their ratings are counted apart, and appear once there are at least { $n }.
results-comments = Comments
results-comments-how = Without hour, service or order; they appear together with their results.
results-comments-none = No comments are shown for this month.
suggestions-lead = What visitors suggest. Follow each one, and answer it where you can.
suggestions-none = No suggestions yet.
suggestion-erased = The words of this suggestion were erased when the time to keep them ended.
suggestion-answered = Answer:
suggestion-follow = Follow this suggestion
suggestion-state = State
suggestion-answer = An answer to whoever left it, if you wish
suggestion-linked = Whoever left it reads the answer on the page of their visit.
suggestion-unlinked = Whoever left it did not link a visit, so no answer can reach them.
suggestion-save = Save

## The trust page

trust-title = Trusting the branch's certificate
trust-lead = Staff devices reach the branch over an encrypted connection whose certificate is the branch's own. Install it once on each work device.
trust-not-visitors = This page is for staff devices. Visitors need not install anything.
trust-words = The six words
trust-words-how = Before you install it, compare these words with those on the reception device's staff screen. If they differ, do not install the certificate and tell an administrator.
trust-download = Download the certificate
trust-windows = Windows
trust-windows-1 = Download the certificate and open it, then choose “Install Certificate”.
trust-windows-2 = Choose “Local Machine”, then “Place all certificates in the following store”.
trust-windows-3 = Browse and choose “Trusted Root Certification Authorities”, then finish.
trust-windows-4 = Close the browser and open it again.
trust-android = Android
trust-android-1 = Download the certificate.
trust-android-2 = Open Settings, then Security and privacy, then Encryption and credentials.
trust-android-3 = Choose “Install a certificate”, then “CA certificate”, and pick the file you downloaded.
trust-ipad = iPad and iPhone
trust-ipad-1 = Download the certificate in Safari and allow the profile to be downloaded.
trust-ipad-2 = Open Settings, then “Profile Downloaded”, then “Install”.
trust-ipad-3 = Then General, About, “Certificate Trust Settings”, and switch the branch's certificate on.
trust-none = This service needs no certificate: it runs on this device alone.

## Delivery

nav-delivery = Delivery
delivery-lead = Every record made here is delivered to the association's systems, and waits safely when the network is away.
delivery-nowhere = The settings name nobody to deliver to.
delivery-target = Target
delivery-state = State
delivery-waiting = Waiting
delivery-parked = Parked
delivery-last = Last answer
delivery-all = Everything has arrived
delivery-going = Being delivered
delivery-parked-some = Some records were refused
delivery-stopped = Nothing is delivered just now
delivery-parked-title = Records that were refused
delivery-parked-how = Later ones of the same subject wait until these are accepted or given up.
delivery-retry = Send again

## Documents

nav-documents = Documents
documents-search = Search the documents
documents-find = Search
documents-all = All documents
documents-none = There are no documents yet. They are put into the folder that the settings name.
documents-not-found = No document has all these words. Try one word, or a part of it.
documents-for-visitors = For staff and visitors
documents-for-staff = For staff only
documents-print = Print
documents-faults = Files that cannot be shown

## Requests and visits

nav-requests = Requests
requests-title = All requests
requests-none = No requests here yet.
request-title = Request { $name }
request-find = Find a request by its reference
request-find-help = Eight digits, as they stand on the receipt.
request-mistyped = This number is mistyped. Look at its digits once more.
request-unknown = There is no request with this number.
find = Find
show = Show
request-state = State
request-any = Any
reach-title = To reach out to
reach-lead = Tell these applicants before they have to ask.
reach-answer = The answer came, and the applicant was not told
reach-overdue = The answer is overdue
reach-papers = Papers are missing, and the applicant was not told
reach-silence = Nothing was done with this request for long
request-draft = Draft
request-waiting = Waiting for papers
request-signed = Signed
request-attested = Attested
request-submitted = With the committee
request-answered = Answered
request-served = Provided
request-withdrawn = Withdrawn
request-new = New request
request-begin = Begin a request
contact-new = A contact that did not come through the kiosk
contact-help = Record here whoever phoned, wrote, came by the website or a delegate, and go on as if they were present.
contact-log = Record the contact
request-stands = How the request stands
request-since = Since
request-attested-by = Attested by
request-earliest = No answer before
request-latest = Answer at the latest
request-decision = Decision
request-words = Its words
request-missing = Missing papers
request-clause = The request goes to the research committee; the answer, acceptance or refusal, comes within no less than two weeks.
request-form = The form
request-form-changed = The settings changed the form since this request was begun. Go through the fields with the applicant, then save.
request-not-for-you = Personal data is not shown to your role.
request-erased = The personal data of this request was erased.
request-amend = Amend what was signed
request-amend-ask = This opens a new version to be signed and attested anew; the earlier one stays as it is. Go on?
request-amend-do = Open a new version
request-sign = The applicant signed on paper
request-sign-ask = Did the applicant go through the data and confirm that it is right and theirs to answer for? After signing it is changed by a new version only.
request-wait = Papers are missing
request-wait-do = Wait for the papers
request-resume = Take it up again
request-resume-help = The applicant is back with the papers. A new visit begins, in which they are checked.
request-resume-do = Take it up
request-attest = Attest
request-attest-help = By this you attest that you matched the data with the papers and found them valid. It is recorded under your name.
request-attest-pin = Your PIN, once more
request-attest-do = Attest
request-submit = Submit to the committee
request-submit-do = Submit
request-answer = The committee's answer
request-answer-do = Record the answer
decision-accepted = Accepted
decision-refused = Refused
request-serve = What was asked for was provided
request-withdraw = Withdraw
request-withdraw-do = Withdraw the request
request-why = Why, if the applicant says so
request-erase = Erase personal data
request-erase-ask = The personal data of this applicant is erased, here and in the charity's systems, and cannot be brought back. Go on?
tell = The applicant was told
tell-channel = How
tell-words = What was said, if you wish
paper-optional = optional
paper-given = Given
paper-matched = Matched
paper-valid = Valid today
paper-whole = Complete
paper-not-whole = Not complete
paper-save = Save: { $name }
calendar = Calendar
calendar-hijri = Hijri (Umm al-Qura)
calendar-gregorian = Gregorian
visit-title = Visit
visit-begun = Begun
visit-referred-from = Referred from
visit-end = End the visit
visit-open = Visit file and papers
refer-ask = The visitor is referred to the social-research officer; their ticket keeps its place. Go on?
problem-stale = { $by } changed this request meanwhile, so nothing of yours was saved. Open the page again to see what changed.
problem-form = Something in the form needs correcting.
problem-papers = Required papers are not complete: each must be given, matched and valid.
problem-request-state = That was not done: the request's state has changed.
problem-form-changed = The settings changed the form. Save the request again first.
problem-nothing-missing = Choose at least one missing paper.
problem-not-given = What was not given cannot be matched. Tick that it was given first.
problem-visit-ended = This visit has ended.
problem-personal = Personal data is not for your role.
problem-committee-refused = The committee refused this request.
fault-missing = This field is required.
fault-too-long = This is longer than the field takes.
fault-not-a-number = Write a whole number.
fault-out-of-range = This number is out of bounds.
fault-date-form = Write day, month and year, such as 17/5/1990.
fault-other-calendar = This is a year of the other calendar. Change the calendar.
fault-date-year = Look at the year.
fault-date-month = There is no such month.
fault-date-day = That month has no such day.
fault-not-a-choice = Choose from the list.
fault-id-length = An ID number has ten digits.
fault-id-first-digit = An ID number begins with 1 or 2.
fault-id-check-digit = One of the ID number's digits is wrong.
fault-phone-signs = Write digits only.
fault-phone-saudi = Look at the number: a mobile such as 0512345678, or a landline.
fault-phone-international = An international number has 8 to 15 digits after the plus.
act-visit-begun = Began a visit
act-visit-checked = Checked a paper
act-visit-referred = Referred to social research
act-visit-ended = Ended a visit
act-request-drafted = Began a request
act-request-changed = Changed a request
act-request-waiting = Let a request wait for papers
act-request-resumed = Took a request up again
act-request-signed = Recorded an applicant's signature
act-request-attested = Attested a request
act-request-submitted = Submitted a request
act-request-answered = Recorded the committee's answer
act-request-served = Recorded what was provided
act-request-withdrawn = Recorded a withdrawal
act-request-amended = Opened a new version of a request
act-request-told = Told an applicant
act-request-seen = Looked at a request's personal data
act-person-erased = Erased a person's data
save = Save
visit-who = Visitor
