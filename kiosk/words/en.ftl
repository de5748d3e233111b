# What paper and the branch's pages say in English. Keys are the same in every catalogue; a change of words is one line here.
# Numbers come as numbers and are isolated by themselves. PLURAL($n) names the form of the noun after it: zero 0, one 1,
# other. A space that must not break a line is U+00A0.

## Dates and times: month 1 is January or Muharram, weekday 1 is Monday

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
        [4] Rabi al-Akhir
        [5] Jumada al-Ula
        [6] Jumada al-Akhirah
        [7] Rajab
        [8] Shaban
        [9] Ramadan
        [10] Shawwal
        [11] Dhu al-Qadah
       *[12] Dhu al-Hijjah
    }
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
date-hijri = { $hijri-day } { date-hijri-month } { $hijri-year } AH
date-gregorian = { $day } { date-month } { $year }
date-header = { date-weekday } { date-gregorian } · { date-hijri }
date-lines =
    { date-gregorian }
    { date-hijri }
time-of-day =
    { $half ->
        [midnight] { $time } midnight
        [morning] { $time } am
        [midday] { $time } noon
        [noon] { $time } pm
       *[evening] { $time } pm
    }

## Opening hours

closed-today = We open today at { $time }.
closed-tomorrow = We open tomorrow at { $time }.
closed-on = We open on { date-weekday } at { $time }.
closed-date = We open on { date-weekday } { date-gregorian } ({ date-hijri }) at { $time }.
prayer-resumes = Service resumes at { $time }.
service-again-tomorrow = This service is next served tomorrow.
service-again-on = This service is next served on { date-weekday }.
service-again-date = This service is next served on { date-weekday } { date-gregorian } ({ date-hijri }).

## The ticket

ticket-priority = Priority
ticket-copy = Copy
ticket-ahead-label = People ahead of you
ticket-ahead =
    { PLURAL($people) ->
        [zero] Nobody
        [one] { $people } person
       *[other] { $people } people
    }
ticket-wait-label = Expected wait
ticket-wait-range = { $least } to { $most } minutes
ticket-wait-about =
    { PLURAL($most) ->
        [zero] Under a minute
        [one] About { $most } minute
       *[other] About { $most } minutes
    }
ticket-wait-under =
    { PLURAL($most) ->
        [zero] Under a minute
        [one] Under a minute
       *[other] Under { $most } minutes
    }
ticket-time-label = Time
ticket-time-about-label = Time, about
ticket-date-label = Date
ticket-papers-label = Required papers:
ticket-papers-ask = Please ask reception for the full list.
ticket-follow = Follow your turn on your phone, and rate your visit at the exit: your rating is your right.
ticket-rate = Please rate your visit at the exit: your rating is your right.
ticket-code-label = Ticket code

## Information on paper

information-no-ticket = This paper is for information; it is not a ticket.

## The receipt of a visit

receipt-title = Visit receipt
receipt-outcome-label = Outcome
receipt-number-label = Ticket number
receipt-bring-label = Please bring on your next visit:
receipt-next-label = What comes next?
receipt-rate = Please rate your visit at the exit. Your rating is your right: for improvement, never for blame.
receipt-rate-here = Scan the code to rate your visit on your phone, or rate it at the exit. Your rating is your right: for improvement, never for blame.
receipt-reference-label = Reference number

## The receipt of a request

request-title = Request receipt
request-reference-label = Reference number of the request
request-given-label = Papers you gave:
request-missing-label = Papers still to be given:
request-answer = Your request goes to the { $committee } to be studied. It is answered, accepted or refused, within a period of not less than two weeks.
request-answer-plain = Your request goes to the { $committee } to be studied. It is answered, accepted or refused.
request-earliest-label = No answer before
request-latest-label = Answer at the latest
request-waiting = Your request is kept until its papers are complete. Please bring the rest on your next visit, and say the reference number.
request-truth = I confirm that the data I gave is right, and that I am directly responsible for it.
request-signature-label = Applicant’s signature
request-signed = Signed by the applicant on the screen.
request-follow = To follow or complete your request, say the reference number to any of the staff, here or by telephone.

## The test page

test-title = Test page
test-no-ticket = This page is for staff; it is not a ticket.
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
