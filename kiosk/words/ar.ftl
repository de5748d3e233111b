# ما يقوله الورق وصفحات الفرع بالعربية. Keys are the same in every catalogue; a change of words is one line here.
# Numbers come as numbers: their digits follow the branch's settings and they are isolated by themselves. PLURAL($n) names
# the form of the noun after it: zero 0, one 1, two 2, few 3-10 and 103-110, many 11-99 and 111-199, other 100-102.

## التاريخ والوقت — month 1 is January or Muharram, weekday 1 is Monday

date-weekday =
    { $weekday ->
        [1] الاثنين
        [2] الثلاثاء
        [3] الأربعاء
        [4] الخميس
        [5] الجمعة
        [6] السبت
       *[7] الأحد
    }
date-hijri-month =
    { $hijri-month ->
        [1] محرم
        [2] صفر
        [3] ربيع الأول
        [4] ربيع الآخر
        [5] جمادى الأولى
        [6] جمادى الآخرة
        [7] رجب
        [8] شعبان
        [9] رمضان
        [10] شوال
        [11] ذي القعدة
       *[12] ذي الحجة
    }
date-month =
    { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
date-hijri = { $hijri-day } { date-hijri-month } { $hijri-year }هـ
date-gregorian = { $day } { date-month } { $year }م
date-header = { date-weekday } { date-hijri }، { date-gregorian }
date-lines =
    { date-hijri }
    { date-gregorian }
time-of-day =
    { $half ->
        [midnight] { $time } منتصف الليل
        [morning] { $time } صباحًا
        [midday] { $time } ظهرًا
        [noon] { $time } ظهرًا
       *[evening] { $time } مساءً
    }

## أوقات العمل

closed-today = نستقبلك اليوم الساعة { $time }.
closed-tomorrow = نستقبلك غدًا الساعة { $time }.
closed-on = نستقبلك يوم { date-weekday } الساعة { $time }.
closed-date = نستقبلك يوم { date-weekday } { date-hijri }، الموافق { date-gregorian }، الساعة { $time }.
prayer-resumes = نستأنف الخدمة الساعة { $time }.
service-again-tomorrow = تُقدَّم هذه الخدمة غدًا.
service-again-on = تُقدَّم هذه الخدمة يوم { date-weekday }.
service-again-date = تُقدَّم هذه الخدمة يوم { date-weekday } { date-hijri }، الموافق { date-gregorian }.

## التذكرة

ticket-priority = أولوية
ticket-copy = نسخة
ticket-ahead-label = عدد المنتظرين قبلك
ticket-ahead =
    { PLURAL($people) ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    }
ticket-wait-label = وقت الانتظار المتوقع
ticket-wait-range =
    { PLURAL($most) ->
        [few] من { $least } إلى { $most } دقائق
        [many] من { $least } إلى { $most } دقيقة
       *[other] من { $least } إلى { $most } دقيقة
    }
ticket-wait-about =
    { PLURAL($most) ->
        [zero] أقل من دقيقة
        [one] نحو دقيقة
        [two] نحو دقيقتين
        [few] نحو { $most } دقائق
        [many] نحو { $most } دقيقة
       *[other] نحو { $most } دقيقة
    }
ticket-wait-under =
    { PLURAL($most) ->
        [zero] أقل من دقيقة
        [one] أقل من دقيقة
        [two] أقل من دقيقتين
        [few] أقل من { $most } دقائق
        [many] أقل من { $most } دقيقة
       *[other] أقل من { $most } دقيقة
    }
ticket-time-label = الوقت
ticket-time-about-label = الوقت التقريبي
ticket-date-label = التاريخ
ticket-papers-label = المستندات المطلوبة:
ticket-papers-ask = اطلب القائمة كاملة من الاستقبال.
ticket-follow = تابع دورك من هاتفك، وقيّم زيارتك عند المخرج، فتقييمك حقّ لك.
ticket-rate = قيّم زيارتك عند المخرج، فتقييمك حقّ لك.
ticket-code-label = رمز التذكرة

## المعلومات على الورق

information-no-ticket = هذه الورقة للمعلومات، وليست تذكرة.

## إيصال المراجعة

receipt-title = إيصال مراجعة
receipt-outcome-label = نتيجة المراجعة
receipt-number-label = رقم التذكرة
receipt-bring-label = أحضر في زيارتك القادمة:
receipt-next-label = ما الخطوة التالية؟
receipt-rate = قيّم زيارتك عند المخرج. تقييمك حقّ لك، وهو للتطوير لا للعقاب والتشهير.
receipt-rate-here = امسح الرمز بهاتفك لتقيّم زيارتك، أو قيّمها عند المخرج. تقييمك حقّ لك، وهو للتطوير لا للعقاب والتشهير.
receipt-reference-label = الرقم المرجعي

## إيصال الطلب

request-title = إيصال طلب
request-reference-label = الرقم المرجعي للطلب
request-given-label = مستندات قدّمتها:
request-missing-label = مستندات لم تُقدَّم بعد:
request-answer = سيُرفع طلبك إلى { $committee } لدراسته والرد عليك بشأن قبوله أو رفضه خلال مدة لا تقل عن أسبوعين.
request-answer-plain = سيُرفع طلبك إلى { $committee } لدراسته والرد عليك بشأن قبوله أو رفضه.
request-earliest-label = لا يُنتظر الرد قبل
request-latest-label = آخر موعد للرد
request-waiting = طلبك محفوظ حتى تكتمل مستنداته. أحضر ما بقي منها في زيارتك القادمة، واذكر الرقم المرجعي.
request-truth = أُقرّ بأن ما قدّمته من بيانات صحيح، وأنني المسؤول عنه مباشرة.
request-signature-label = توقيع مقدّم الطلب
request-signed = وقّعه مقدّم الطلب على الشاشة.
request-follow = لمتابعة طلبك أو استكماله، اذكر الرقم المرجعي لأي موظف، حضورًا أو بالهاتف.

## صفحة الاختبار

test-title = صفحة اختبار
test-no-ticket = هذه صفحة للموظفين، وليست تذكرة.
size-megabytes = { $size } ميجابايت
size-gigabytes = { $size } جيجابايت
