# ما تقوله صفحات الفرع بالعربية: لوحة الموظفين وصفحة الزائر. Keys are the same in every catalogue; a change of words is one
# line here. Numbers come as numbers: their digits follow the branch's settings and they are isolated by themselves.
# PLURAL($n) names the form of the noun after it: zero 0, one 1, two 2, few 3-10 and 103-110, many 11-99 and 111-199,
# other 100-102.

## الإطار

console = لوحة الموظفين
skip = تجاوز إلى المحتوى
nav-label = أقسام اللوحة
nav-counter = شباكي
nav-waiting = الانتظار
nav-issue = إصدار تذكرة
nav-counters = الشبابيك
nav-devices = الأجهزة
nav-notice = لوحة العرض
nav-day = يوم العمل
nav-audit = سجل الأعمال
nav-staff = الموظفون
keys = المفاتيح
keys-title = مفاتيح الاختصار
key-primary = الزر الأخضر: نداء التالي، أو بدء الخدمة، أو إنهاؤها ونداء التالي
key-primary-too = الزر الأخضر أيضًا
key-close = إغلاق النافذة
sign-out = خروج
close = إغلاق
cancel = إلغاء
back = رجوع
confirm = تأكيد
add = إضافة

## الدخول

user = اسم المستخدم
pin = الرقم السري
sign-in = دخول
sign-in-help = إن نسيت رقمك السري فاطلب من مسؤول النظام رقمًا جديدًا.
session-ended = انتهت جلستك. سجّل دخولك لتكمل.
wrong-pin = اسم المستخدم أو الرقم السري غير صحيح.
wait-seconds = محاولات كثيرة. أعد المحاولة بعد { $n } ث.
choose-title = اختر شباكك
choose-lead = أين تجلس اليوم؟ يحفظ هذا المتصفح اختيارك، ويمكنك تغييره متى شئت.

## الشباك

counter-open = مفتوح
counter-closed = مغلق
counter-break = استراحة
counter-free = لا مراجع عنده الآن
counter-do-open = فتح الشباك
counter-close = إغلاق الشباك
counter-other = تغيير الشباك
break = استراحة
break-end = العودة من الاستراحة
now-called = نودي الآن
now-serving = الرقم الحالي
now-free = الشباك جاهز
now-break = أنت في استراحة
now-closed = الشباك مغلق
timer-called = منذ النداء
timer-serving = مدة الخدمة
idle-nobody = لا أحد في الانتظار لخدماتك. خذ وقتك.
idle-waiting =
    { PLURAL($n) ->
        [zero] لا أحد في الانتظار لخدماتك.
        [one] مراجع واحد في انتظارك.
        [two] مراجعان في انتظارك.
        [few] { $n } مراجعين في انتظارك.
        [many] { $n } مراجعًا في انتظارك.
       *[other] { $n } مراجع في انتظارك.
    }
idle-break =
    { PLURAL($n) ->
        [zero] لا أحد في الانتظار لخدماتك.
        [one] في الانتظار لخدماتك مراجع واحد.
        [two] في الانتظار لخدماتك مراجعان.
        [few] في الانتظار لخدماتك { $n } مراجعين.
        [many] في الانتظار لخدماتك { $n } مراجعًا.
       *[other] في الانتظار لخدماتك { $n } مراجع.
    }
idle-closed =
    { PLURAL($n) ->
        [zero] افتح الشباك حين تكون جاهزًا. لا أحد في الانتظار.
        [one] افتح الشباك حين تكون جاهزًا. في الانتظار مراجع واحد.
        [two] افتح الشباك حين تكون جاهزًا. في الانتظار مراجعان.
        [few] افتح الشباك حين تكون جاهزًا. في الانتظار { $n } مراجعين.
        [many] افتح الشباك حين تكون جاهزًا. في الانتظار { $n } مراجعًا.
       *[other] افتح الشباك حين تكون جاهزًا. في الانتظار { $n } مراجع.
    }
announce-called = نودي الرقم { $number }.
announce-serving = الرقم { $number } في الخدمة.
call-next = نداء التالي
start = بدء الخدمة
finish = إنهاء الخدمة
finish-and-next = إنهاء ونداء التالي
recall = إعادة النداء
recall-of = { $n } من { $limit }
recalled = أُعيد النداء.
no-show = عدم حضور
hold = تعليق
resume = استئناف
resume-later = بعد الرقم الحالي
transfer = تحويل
refer-research = إحالة إلى البحث الاجتماعي
undo = تراجع
return = إعادة
acts = الإجراءات
priority = أولوية
priority-for-them = الأولوية لهم
priority-groups = كبار السن، والأشخاص ذوو الإعاقة، والحوامل، ومن يحملون رُضّعًا
waited-minutes =
    { PLURAL($n) ->
        [zero] انتظر أقل من دقيقة
        [one] انتظر دقيقة واحدة
        [two] انتظر دقيقتين
        [few] انتظر { $n } دقائق
        [many] انتظر { $n } دقيقة
       *[other] انتظر { $n } دقيقة
    }
minutes-short = { $n } د
note-from-transfer = ملاحظة من زميلك:
held = المعلّقة
held-long = معلّقة منذ وقت. هل تُستأنف؟
held-count =
    { PLURAL($n) ->
        [zero] لا معلّقة
        [one] معلّقة واحدة
        [two] معلّقتان
        [few] { $n } معلّقات
        [many] { $n } معلّقة
       *[other] { $n } معلّقة
    }
next-title = في الانتظار لخدماتك
nobody-waits = لا أحد في الانتظار
and-more =
    { PLURAL($n) ->
        [zero] عرض الكل
        [one] ومراجع آخر
        [two] ومراجعان آخران
        [few] و{ $n } مراجعين آخرين
        [many] و{ $n } مراجعًا آخر
       *[other] و{ $n } مراجع آخر
    }
checklist = المستندات المطلوبة

## لماذا نودي

because-priority-before = نودي قبل { $numbers } لأن صاحبه من ذوي الأولوية.
because-priority = صاحبه من ذوي الأولوية.
because-normal-turn-before = نودي قبل { $numbers } لأن الدور الآن لغير ذوي الأولوية.
because-normal-turn = الدور الآن لغير ذوي الأولوية.
because-longest-wait-before = نودي قبل { $numbers } لأن انتظاره طال.
because-longest-wait = نودي لأن انتظاره طال.
because-preferred-before = نودي قبل { $numbers } لأن خدمته مقدَّمة في هذا الشباك.
because-preferred = خدمته مقدَّمة في هذا الشباك.
because-addressed-before = نودي قبل { $numbers } لأن صاحبه محوَّل إليك.
because-addressed = صاحبه محوَّل إليك.
because-first-come = جاء دوره بحسب ترتيب الحضور.
numbers-and-others =
    { PLURAL($n) ->
        [zero] { $numbers }
        [one] { $numbers } ورقم آخر
        [two] { $numbers } ورقمين آخرين
        [few] { $numbers } و{ $n } أرقام أخرى
        [many] { $numbers } و{ $n } رقمًا آخر
       *[other] { $numbers } و{ $n } رقم آخر
    }

## التحويل والإنهاء

transfer-title = تحويل التذكرة { $number }
transfer-keeps = يحتفظ المراجع برقمه وبوقت حضوره الأول.
transfer-to = إلى خدمة
transfer-to-person = أو إلى زميل عند شباكه الآن
note = ملاحظة لزميلك
note-help = اكتب ما يعينه على الخدمة، ولا تكتب بيانات شخصية.
finish-title = إنهاء خدمة التذكرة { $number }
outcome = ما نتيجة الزيارة؟
missing = المستندات الناقصة
missing-help = ما تحدده هنا يُكتب في إيصال المراجع ليحضره في زيارة أخرى.
missing-other = مستند آخر
print-receipt = طباعة إيصال المراجعة

## الانتظار

all-services = كل الخدمات
filter = تصفية بحسب الخدمة
number = الرقم
service = الخدمة
services = الخدمات
visitor = المراجع
waits = ينتظر منذ
sent-to-you = محوَّل إليك
sent-to = محوَّل إلى { $name }
sent-to-away = محوَّل إلى { $name }، ولا شباك مفتوح باسمه الآن
expected = الوقت المتوقع
waiting = في الانتظار
of-priority = ذوو الأولوية
longest = أطول انتظار
counters-open = شبابيك مفتوحة
no-counter-open = لا شباك يقدّمها
waiting-count =
    { PLURAL($n) ->
        [zero] لا أحد في الانتظار
        [one] واحد في الانتظار
        [two] اثنان في الانتظار
        [few] { $n } في الانتظار
        [many] { $n } في الانتظار
       *[other] { $n } في الانتظار
    }
cancel-it = إلغاء
cancel-ticket = إلغاء التذكرة { $number }
cancel-ask = هل تُلغى التذكرة { $number }؟ لن يُنادى صاحبها.
missed = لم يحضروا عند النداء
missed-help = من عاد منهم أعِده إلى الانتظار، فيحتفظ برقمه.
return-ticket = إعادة التذكرة { $number } إلى الانتظار
wait-soon = قريبًا جدًا
wait-about =
    { PLURAL($high) ->
        [zero] قريبًا جدًا
        [one] نحو دقيقة
        [two] نحو دقيقتين
        [few] نحو { $high } دقائق
        [many] نحو { $high } دقيقة
       *[other] نحو { $high } دقيقة
    }
wait-range =
    { PLURAL($high) ->
        [zero] قريبًا جدًا
        [one] نحو دقيقة
        [two] نحو دقيقتين
        [few] من { $low } إلى { $high } دقائق
        [many] من { $low } إلى { $high } دقيقة
       *[other] من { $low } إلى { $high } دقيقة
    }
state-waiting = في الانتظار
state-called = نودي
state-serving = في الخدمة
state-held = معلّقة
state-no-show = لم يحضر
state-finished = انتهت
state-cancelled = ملغاة
state-expired = انتهى يومها

## إصدار تذكرة

visitor-kind = بأي صفة يزورنا؟ (اختياري)
kind-unsaid = لم يُذكر
kind-beneficiary = مستفيد
kind-supporter = داعم
kind-volunteer = متطوع
kind-internal = موظف أو مكتب فرعي
kind-other = غير ذلك
channel = وسيلة التواصل
channel-interview = مقابلة
channel-telephone = هاتف
channel-social-media = وسائل التواصل الاجتماعي
channel-letter = خطاب
channel-help-request = خدمة طلبات المساعدة
channel-volunteering = خدمة التطوع
channel-website = الموقع الإلكتروني
channel-delegate = مندوب مكتب فرعي
visitor-language = لغة المراجع
language-ar = بالعربية
language-en = بالإنجليزية
print-ticket = طباعة التذكرة في جهاز الاستقبال
print-ticket-help = أزل العلامة لمن يتصل بالهاتف أو يراسلنا.
issue = إصدار التذكرة
issued = صدرت التذكرة
issued-none = يظهر هنا رقم التذكرة بعد إصدارها.
ahead = قبله في الانتظار
page-code = رمز صفحة المراجع
page-address = عنوان صفحة المراجع، يتابع منها دوره:
page-off = صفحة المراجع غير مفعّلة في هذا الفرع.

## الأجهزة

role-reception = جهاز الاستقبال
role-exit = جهاز المخرج
role-board = لوحة النداء
role-serve = خادم الفرع
role-tablet = جهاز لوحي عند الشباك
device-here = متصل
device-away =
    { PLURAL($n) ->
        [zero] غير متصل منذ أقل من دقيقة
        [one] غير متصل منذ دقيقة
        [two] غير متصل منذ دقيقتين
        [few] غير متصل منذ { $n } دقائق
        [many] غير متصل منذ { $n } دقيقة
       *[other] غير متصل منذ { $n } دقيقة
    }
device-never = لم يتصل بعد
printer-ready = الطابعة جاهزة
printer-paper-low = الورق يوشك أن ينفد، جهّز لفافة جديدة
printer-paper-out = نفد الورق، ضع لفافة جديدة
printer-cover-open = غطاء الطابعة مفتوح، أغلقه
printer-cutter-jammed = علق القاطع، أطفئ الطابعة وأزل الورق العالق
printer-offline = الطابعة لا تستجيب، تحقق من كهربائها وسلكها
since-minutes =
    { PLURAL($n) ->
        [zero] منذ أقل من دقيقة
        [one] منذ دقيقة
        [two] منذ دقيقتين
        [few] منذ { $n } دقائق
        [many] منذ { $n } دقيقة
       *[other] منذ { $n } دقيقة
    }
prints-unconfirmed =
    { PLURAL($n) ->
        [zero] كل أوراق اليوم مؤكدة.
        [one] ورقة واحدة اليوم لم تتأكد طباعتها.
        [two] ورقتان اليوم لم تتأكد طباعتهما.
        [few] { $n } أوراق اليوم لم تتأكد طباعتها.
        [many] { $n } ورقة اليوم لم تتأكد طباعتها.
       *[other] { $n } ورقة اليوم لم تتأكد طباعتها.
    }
prints-failed =
    { PLURAL($n) ->
        [zero] لم تفشل طباعة أي ورقة اليوم.
        [one] فشلت طباعة ورقة واحدة اليوم.
        [two] فشلت طباعة ورقتين اليوم.
        [few] فشلت طباعة { $n } أوراق اليوم.
        [many] فشلت طباعة { $n } ورقة اليوم.
       *[other] فشلت طباعة { $n } ورقة اليوم.
    }
revoke = إلغاء الاقتران
revoke-ask = هل يُلغى اقتران الجهاز { $name }؟ لن يعمل مع الفرع حتى يُقرن من جديد.
pairing = إقران جهاز جديد
pairing-help = سمِّ الجهاز واختر دوره، ثم أدخل الرمز على شاشته.
device-name = اسم الجهاز
device-name-help = حروف لاتينية صغيرة وأرقام وشرطات، مثل exit-1.
device-role = دور الجهاز
pairing-make = إنشاء رمز الإقران
pairing-code = رمز الإقران
pairing-words = تظهر هذه الكلمات الست على شاشة الجهاز أيضًا. إن اختلفت فلا تكمل الإقران.
pairing-once = يصلح الرمز مرة واحدة خلال عشر دقائق.

## الموظفون

rank = الصلاحية
rank-clerk = موظف
rank-manager = مدير
rank-admin = مسؤول النظام
rank-clerk-may = ينادي ويخدم
rank-manager-may = ويرى التقارير ويفتح يوم العمل
rank-admin-may = ويدير الموظفين والأجهزة
staff-add = إضافة موظف
pin-again = الرقم السري مرة أخرى
pin-new = الرقم السري الجديد
pin-rule = ستة أرقام على الأقل، أو ثمانية أحرف. لا تختر أرقامًا متسلسلة أو مكررة.
pin-differs = الرقمان السريان غير متطابقين.
pin-change = تغيير الرقم السري
rank-change = تغيير الصلاحية
pin-and-rank = الرقم السري والصلاحية
edit-person = الرقم السري والصلاحية: { $name }
disabled = موقوف
disable = إيقاف
enable = تفعيل
disable-person = إيقاف { $name }
enable-person = تفعيل { $name }
disable-ask = هل يُوقف حساب { $name }؟ تنتهي جلساته الآن ولن يستطيع الدخول.
saved = حُفظ التغيير.

## سجل الأعمال

audit-lead = ما فعله كل أحد ومتى، الأحدث أولًا. لا يُعدَّل هذا السجل ولا يُحذف منه.
when = الوقت
what = العمل
to-what = على ماذا
who = من
pages = صفحات السجل
newest = الأحدث
older = الأقدم
act-issued = أصدر تذكرة
act-called = نادى رقمًا
act-recalled = أعاد نداء رقم
act-started = بدأ خدمة
act-finished = أنهى خدمة
act-no-show = سجّل عدم حضور
act-held = علّق تذكرة
act-resumed = استأنف تذكرة
act-returned = أعاد تذكرة إلى الانتظار
act-transferred = حوّل تذكرة
act-cancelled = ألغى تذكرة
act-undone = تراجع عن إجراء
act-counter-opened = فتح شباكًا
act-counter-closed = أغلق شباكًا
act-counter-break = بدأ استراحة
act-notice-set = غيّر تنبيه لوحة العرض
act-day-opened = فتح يوم عمل
act-staff-added = أضاف موظفًا
act-staff-changed = غيّر بيانات موظف
act-staff-disabled = أوقف موظفًا
act-staff-enabled = فعّل موظفًا
act-signed-in = سجّل الدخول
act-signed-out = سجّل الخروج
act-refused = رُفض دخوله
act-device-paired = أقرن جهازًا
act-device-revoked = ألغى اقتران جهاز
act-other = عمل آخر:

## تنبيه لوحة العرض

notice-now = ما يقرؤه من في القاعة الآن
notice-none = لا تنبيه معروض.
notice-away = رفع التنبيه
notice-new = تنبيه جديد
notice-help = يقرؤه كل من في القاعة على لوحة العرض حتى نهاية اليوم. لا تذكر فيه اسم أحد من الزوار.
notice-ar = بالعربية
notice-en = بالإنجليزية إن شئت
notice-do = عرض التنبيه

## يوم العمل

day-open = اليوم المفتوح
day-none = لا يوم مفتوح
day-new = فتح يوم جديد
day-new-help = يُفتح اليوم بنفسه كل صباح إذا كانت الساعة مضبوطة. استعمل هذا إذا لم يُفتح.
day-new-do = فتح اليوم
day-ask =
    { PLURAL($n) ->
        [zero] هل يُفتح يوم جديد؟ لا أحد في الانتظار.
        [one] هل يُفتح يوم جديد؟ تنتهي تذكرة واحدة ما زالت في الانتظار.
        [two] هل يُفتح يوم جديد؟ تنتهي تذكرتان ما زالتا في الانتظار.
        [few] هل يُفتح يوم جديد؟ تنتهي { $n } تذاكر ما زالت في الانتظار.
        [many] هل يُفتح يوم جديد؟ تنتهي { $n } تذكرة ما زالت في الانتظار.
       *[other] هل يُفتح يوم جديد؟ تنتهي { $n } تذكرة ما زالت في الانتظار.
    }
date = التاريخ
clock-untrusted = لم تُضبط ساعة هذا الجهاز بعد. تأكد من التاريخ قبل فتح اليوم.
numbers = الأرقام
numbers-help = لكل خدمة أرقامها، وتبدأ من أولها كل يوم.
numbers-confirm = استُعيدت بيانات الفرع. أكّد من أين تكمل الأرقام قبل إصدار أي تذكرة، حتى لا يتكرر رقم في أيدي الناس.
numbers-ask = هل تكمل الأرقام من هنا؟
numbers-do = تأكيد الأرقام
numbers-range = المدى
numbers-last = آخر رقم معروف
numbers-next = الرقم القادم
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
moment = { $day } { date-month }، { $time }
date-both = { date-weekday } { $hijri-day } { date-hijri-month } { $hijri-year }هـ، { $day } { date-month } { $year }م
date-gregorian-only = { date-weekday } { $day } { date-month } { $year }م

## ما تقوله اللوحة من نفسها

lost-since = انقطع الاتصال بخدمة الفرع منذ الساعة { $time }.
lost-press = ضغطتك محفوظة، وستُرسل حين يعود الاتصال.
lost-forget = إلغاء الضغطة
mended = عاد الاتصال.
mends-itself = تتحدّث هذه الصفحة بنفسها حين يزول السبب.
problem-title = تعذّر عرض الصفحة
refused = لم يتم ذلك، فقد تغيّرت الحال. راجع ما تعرضه الصفحة الآن.
refused-holding = عندك تذكرة لم تنتهِ بعد. أنهِ خدمتها أو علّقها أولًا.
refused-waiting = لم يتم ذلك، فالتذكرة في الانتظار.
refused-called = لم يتم ذلك، فالتذكرة قد نوديت.
refused-serving = لم يتم ذلك، فالتذكرة في الخدمة.
refused-held = لم يتم ذلك، فالتذكرة معلّقة.
refused-no_show = لم يتم ذلك، فقد سُجّل عدم حضور صاحب التذكرة.
refused-finished = لم يتم ذلك، فقد انتهت خدمة التذكرة.
refused-cancelled = لم يتم ذلك، فالتذكرة ملغاة.
refused-expired = لم يتم ذلك، فقد انتهى يوم التذكرة.
refused-closed = الشباك مغلق. افتحه أولًا.
refused-break = الشباك في استراحة. عُد منها أولًا.
problem-recalls-spent = نودي هذا الرقم بقدر ما يُسمح به.
problem-nothing-to-undo = لم يعد التراجع ممكنًا.
problem-user-exists = اسم المستخدم هذا موجود. اختر غيره.
problem-last-admin = هذا آخر مسؤول نظام. عيّن غيره أولًا.
problem-no-user = لا موظف بهذا الاسم.
problem-shut-out = هذا الموظف موقوف، فلا يُحوَّل إليه أحد.
problem-no-day = لا يوم مفتوح. افتح يوم العمل أولًا.
problem-day-open = هذا اليوم مفتوح من قبل.
problem-numbers-spent = نفدت أرقام هذه الخدمة اليوم.
problem-numbers-unconfirmed = يجب تأكيد الأرقام أولًا من صفحة يوم العمل.
problem-weak-pin = هذا الرقم السري ضعيف. اختر ستة أرقام على الأقل، غير متسلسلة ولا مكررة.
problem-name = الاسم بحروف لاتينية صغيرة وأرقام وشرطات ونقاط فقط.
problem-device-name = هذا الاسم غير صالح أو مستعمل. اختر غيره.
not-allowed = ليس هذا من صلاحيتك. اطلبه من مديرك.
not-found = لم نجد ما طلبته. لعله تغيّر.
not-understood = لم تُقبل البيانات. راجعها وأعد المحاولة.
too-often = طلبات كثيرة في وقت قصير. انتظر قليلًا ثم أعد المحاولة.
our-fault = تعذّر ذلك لخلل عندنا، ولم يضع شيء. أعد المحاولة بعد قليل.

## صفحة الزائر

visit-number = رقم تذكرتك
visit-waiting = أنت في الانتظار
visit-ahead-label = عدد المنتظرين قبلك
visit-ahead-none = لا أحد قبلك
visit-wait-label = وقت الانتظار المتوقع
visit-near = اقترب دورك. كن قريبًا من مكان الانتظار.
visit-called = حان دورك
visit-go = يُرجى التوجّه إلى الشباك رقم { $number }
visit-serving = أنت الآن في الخدمة
visit-at-counter = عند الشباك رقم { $number }
visit-held = تذكرتك معلّقة
visit-held-how = دورك محفوظ. سيناديك الموظف حين يستأنف خدمتك.
visit-missed = ناديناك ولم نجدك
visit-missed-how = إن كنت قريبًا فراجع الاستقبال الآن، فرقمك محفوظ اليوم.
visit-finished = شكرًا لزيارتك
visit-finished-how = انتهت خدمتك. نسعد بأن نكون قد أعنّاك.
visit-cancelled = أُلغيت هذه التذكرة
visit-cancelled-how = إن أردت الخدمة فخذ تذكرة جديدة من الاستقبال.
visit-expired = انتهى يوم هذه التذكرة
visit-expired-how = لكل يوم تذاكره. يسعدنا أن نستقبلك بتذكرة جديدة.
visit-unknown = لم نجد هذه التذكرة
visit-unknown-how = تأكد من العنوان أو امسح الرمز من ورقتك مرة أخرى، أو راجع الاستقبال.
visit-live = تتحدّث هذه الصفحة بنفسها.
visit-stale = تعذّر التحديث الآن. سنحاول من جديد، ورقمك محفوظ.
rate-title = كيف كانت خدمتنا؟
rate-thanks = شكرًا لك، وصل تقييمك.
rate-more = إن شئت فأخبرنا بالمزيد
rate-about = عن أي شيء؟
rate-comment = تعليقك
rate-send = إرسال
rate-done = شكرًا لك، وصلنا ما كتبت.
rate-failed = تعذّر حفظ ما أرسلته الآن. أعد المحاولة بعد قليل من فضلك.
rate-right = تقييمك حقّ لك، وهو للتطوير لا للعقاب والتشهير
rate-linked = التقييم من هذه الصفحة مرتبط بزيارتك، لنعرف عن أي خدمة هو، ولا يظهر لأحد من الموظفين أنه لك.
rate-last = يمكنك أن تغيّره، ويُحسب آخر تقييم.
tablet-pair = اربط هذا الجهاز اللوحي
tablet-pair-how = اطلب من المدير رمز ربط لجهاز لوحي، من صفحة «الأجهزة».
tablet-code = رمز الربط
tablet-send = اربط
tablet-wrong = هذا الرمز غير صحيح أو سبق استعماله أو انتهت مدته. اطلب رمزًا جديدًا.
tablet-other = هذا الرمز لجهاز من نوع آخر. اطلب رمزًا لجهاز لوحي.
tablet-wait = تكررت المحاولات. انتظر قليلًا ثم أعد المحاولة.
suggest-title = عندك اقتراح؟
suggest-how = اكتب اقتراحك، وتجد ردّنا عليه في هذه الصفحة.
suggest-done = شكرًا لك، وصل اقتراحك. تجد ردّنا عليه في هذه الصفحة.
suggest-yours = اقتراحك وردّنا عليه

## النتائج والمقترحات

nav-results = النتائج
nav-suggestions = المقترحات
act-suggestion-followed = تابع مقترحًا
score-very-good = ممتازة
score-good = جيدة
score-bad = سيئة
score-very-bad = سيئة جدًا
reason-waiting = الانتظار
reason-courtesy = حسن التعامل
reason-clarity = وضوح الإجراء
reason-result = النتيجة
reason-place = المكان
follow-new = جديد
follow-in-hand = قيد النظر
follow-adopted = أُخذ به
follow-declined = تعذّر الأخذ به
month-of-year = { date-month } { $year }
day-of-month = { $day } { date-month }
percent = { $n }٪
results-lead = التقييم حقّ للزائر، وهو للتطوير لا للعقاب والتشهير. لا تظهر هنا نتيجة موظف بعينه.
results-month = الشهر
results-show = عرض
results-all = رضا الزوار
results-ratings = التقييمات
results-finished = الزيارات المنتهية
results-response = نسبة من قيّموا
results-satisfied = ممتازة أو جيدة
results-range = المرجّح بين { $low }٪ و{ $high }٪
results-by-service = حسب الخدمة
results-by-department = حسب القسم
results-by-day = حسب اليوم
results-by-reason = حسب السبب
results-days = من { $first } إلى { $last }
results-among = ذُكر في { $n } من { $among }
results-unlinked = من لم يربطوا زيارتهم
results-table = تنزيل جدول
results-too-few = التقييمات أقل من أن تُعرض هكذا.
results-folded = تُضمّ كل مجموعة صغيرة، وكل خدمة قدّمها موظف واحد، إلى ما هو أكبر منها حتى لا يُعرف أحد. أصغر عدد يُعرض { $n }، ولا تتحرك الأرقام إلا حين يصل مثله من التقييمات الجديدة.
results-none = لا نتائج لهذا الشهر بعد. تظهر حين يبلغ عدد التقييمات { $n } على الأقل، لخدمةٍ قدّمها أكثر من موظف.
results-internal = الزوار من داخل الجمعية
results-internal-none = تقييماتهم تُحسب وحدها، وتظهر حين يبلغ عددها { $n } على الأقل.
results-comments = التعليقات
results-comments-how = بلا ساعة ولا خدمة ولا ترتيب، وتظهر مع ظهور نتائجها.
results-comments-none = لا تعليقات معروضة لهذا الشهر.
suggestions-lead = ما اقترحه الزوار. تابع كل مقترح، وأجب عنه إن أمكن.
suggestions-none = لا مقترحات بعد.
suggestion-erased = مُحي نص هذا المقترح بانتهاء مدة حفظه.
suggestion-answered = الجواب:
suggestion-follow = متابعة المقترح
suggestion-state = الحالة
suggestion-answer = جواب لصاحب المقترح، إن شئت
suggestion-linked = يقرأ صاحب المقترح الجواب في صفحة زيارته.
suggestion-unlinked = لم يربط صاحب المقترح زيارته، فلا يصله الجواب.
suggestion-save = حفظ

## صفحة الثقة

trust-title = الوثوق بشهادة الفرع
trust-lead = تصل أجهزة الموظفين إلى الفرع باتصال مشفّر، وشهادته من الفرع نفسه. ثبّتها مرة واحدة على كل جهاز من أجهزة العمل.
trust-not-visitors = هذه الصفحة لأجهزة الموظفين. الزائر لا يحتاج إلى تثبيت شيء.
trust-words = الكلمات الست
trust-words-how = قبل التثبيت قارن هذه الكلمات بما تعرضه شاشة جهاز الاستقبال عند الموظف. إن اختلفت فلا تثبّت الشهادة وأخبر مسؤول النظام.
trust-download = تنزيل الشهادة
trust-windows = ويندوز
trust-windows-1 = نزّل الشهادة وافتحها، ثم اختر «تثبيت الشهادة».
trust-windows-2 = اختر «الجهاز المحلي»، ثم «وضع كافة الشهادات في المخزن التالي».
trust-windows-3 = استعرض واختر «المراجع المصدقة الجذرية الموثوقة»، ثم أنهِ التثبيت.
trust-windows-4 = أغلق المتصفح وافتحه من جديد.
trust-android = أندرويد
trust-android-1 = نزّل الشهادة.
trust-android-2 = افتح الإعدادات، ثم الأمان والخصوصية، ثم التشفير وبيانات الاعتماد.
trust-android-3 = اختر «تثبيت شهادة»، ثم «شهادة CA»، واختر الملف الذي نزّلته.
trust-ipad = آيباد وآيفون
trust-ipad-1 = نزّل الشهادة بمتصفح سفاري واسمح بتنزيل ملف التعريف.
trust-ipad-2 = افتح الإعدادات، ثم «تم تنزيل ملف التعريف»، ثم «تثبيت».
trust-ipad-3 = ثم: عام، ثم حول، ثم «إعدادات الثقة بالشهادات»، وفعّل شهادة الفرع.
trust-none = لا تحتاج هذه الخدمة إلى شهادة، فهي تعمل على هذا الجهاز وحده.

## التسليم

nav-delivery = التسليم
delivery-lead = كل ما يُسجَّل هنا يُسلَّم إلى أنظمة الجمعية، وينتظر محفوظًا إذا انقطعت الشبكة.
delivery-nowhere = لم تُحدَّد في الإعدادات جهة يُسلَّم إليها شيء.
delivery-target = الجهة
delivery-state = الحال
delivery-waiting = ينتظر التسليم
delivery-parked = متوقف
delivery-last = آخر رد
delivery-all = وصل كل شيء
delivery-going = يُسلَّم الآن
delivery-parked-some = رُفض بعض السجلات
delivery-stopped = التسليم متوقف الآن
delivery-parked-title = سجلات رُفضت
delivery-parked-how = ينتظر ما بعدها في الموضوع نفسه حتى تُقبل أو يُستغنى عنها.
delivery-retry = أعد الإرسال

## الوثائق

nav-documents = الوثائق
documents-search = ابحث في الوثائق
documents-find = بحث
documents-all = كل الوثائق
documents-none = لا وثائق هنا بعد. تُوضع في المجلد الذي تحدده الإعدادات.
documents-not-found = لا توجد وثيقة فيها كل هذه الكلمات. جرّب كلمة واحدة، أو جزءًا منها.
documents-for-visitors = للموظفين والزوار
documents-for-staff = للموظفين وحدهم
documents-print = طباعة
documents-faults = ملفات لا يمكن عرضها

## الطلبات والزيارات

nav-requests = الطلبات
requests-title = كل الطلبات
requests-none = لا طلبات هنا بعد.
request-title = الطلب { $name }
request-find = ابحث عن طلب برقمه المرجعي
request-find-help = ثمانية أرقام، كما هي في الإيصال.
request-mistyped = في هذا الرقم خطأ. راجع أرقامه مرة أخرى.
request-unknown = لا طلب بهذا الرقم.
find = بحث
show = عرض
request-state = حال الطلب
request-any = كلها
reach-title = تواصل مع أصحابها
reach-lead = أخبر أصحاب هذه الطلبات قبل أن يسألوا.
reach-answer = صدر الرد ولم يُبلَّغ به صاحب الطلب
reach-overdue = تأخر الرد عن موعده
reach-papers = مستندات ناقصة لم يُبلَّغ بها صاحب الطلب
reach-silence = لم يُعمل في هذا الطلب شيء منذ مدة
request-draft = مسودة
request-waiting = بانتظار مستندات
request-signed = وقّعه صاحبه
request-attested = صودق عليه
request-submitted = لدى اللجنة
request-answered = صدر الرد
request-served = قُدّمت الخدمة
request-withdrawn = سُحب
request-new = طلب جديد
request-begin = ابدأ طلبًا
contact-new = تواصل لم يأتِ عبر الجهاز
contact-help = سجّل هنا من تواصل بالهاتف أو الرسائل أو الموقع أو عبر مندوب، وتابعه كما لو حضر.
contact-log = سجّل التواصل
request-stands = حال الطلب وتواريخه
request-since = منذ
request-attested-by = صادق عليه
request-earliest = لا يصدر الرد قبل
request-latest = آخر موعد للرد
request-decision = قرار اللجنة
request-words = نص الرد أو سببه
request-missing = المستندات الناقصة
request-clause = يُرفع الطلب إلى لجنة البحث، ويأتي الرد بالقبول أو الرفض خلال مدة لا تقل عن أسبوعين.
request-form = نموذج الطلب
request-form-changed = تغيّر النموذج في الإعدادات بعد بدء هذا الطلب. راجع الحقول مع صاحبه ثم احفظ.
request-not-for-you = البيانات الشخصية لا تظهر لصفتك.
request-erased = مُحيت البيانات الشخصية لهذا الطلب.
request-amend = تعديل بعد التوقيع
request-amend-ask = تُفتح نسخة جديدة يوقّع عليها صاحب الطلب ويُصادَق عليها من جديد، وتبقى السابقة محفوظة كما هي. أتريد ذلك؟
request-amend-do = افتح نسخة جديدة
request-sign = وقّع صاحب الطلب على الورق
request-sign-ask = هل راجع صاحب الطلب بياناته وأقرّ بصحتها وبأنه مسؤول عنها مسؤولية مباشرة؟ لا يمكن تغييرها بعد التوقيع إلا بنسخة جديدة.
request-wait = ينقصه مستندات
request-wait-do = انتظر المستندات
request-resume = استكمال الطلب
request-resume-help = عاد صاحب الطلب بمستنداته. تبدأ زيارة جديدة تُراجَع فيها.
request-resume-do = استكمل الطلب
request-attest = المصادقة
request-attest-help = تصادق بهذا على أنك طابقت البيانات بالمستندات وتحققت من سريانها، ويُسجَّل ذلك باسمك.
request-attest-pin = رقمك السري مرة أخرى
request-attest-do = صادق
request-submit = الرفع إلى اللجنة
request-submit-do = ارفع الطلب
request-answer = رد اللجنة
request-answer-do = سجّل الرد
decision-accepted = قبول
decision-refused = رفض
request-serve = قُدّمت الخدمة لصاحب الطلب
request-withdraw = سحب الطلب
request-withdraw-do = اسحب الطلب
request-why = سبب السحب، إن ذكره
request-erase = محو البيانات الشخصية
request-erase-ask = تُمحى البيانات الشخصية لصاحب هذا الطلب هنا وفي أنظمة الجمعية، ولا يمكن استرجاعها. أتريد ذلك؟
tell = أُبلغ صاحب الطلب
tell-channel = كيف أُبلغ
tell-words = ما قيل له، إن أردت
paper-optional = اختياري
paper-given = قُدّم
paper-matched = طوبق
paper-valid = سارٍ اليوم
paper-whole = مكتمل
paper-not-whole = غير مكتمل
paper-save = حفظ: { $name }
calendar = التقويم
calendar-hijri = هجري (أم القرى)
calendar-gregorian = ميلادي
visit-title = زيارة
visit-begun = بدأت
visit-referred-from = أُحيل من
visit-end = أنهِ الزيارة
visit-open = ملف الزيارة والمستندات
refer-ask = يُحال الزائر إلى موظف البحث الاجتماعي، وتبقى لتذكرته مكانتها. أتريد ذلك؟
problem-stale = غيّر هذا الطلب { $by } قبل قليل، فلم يُحفظ ما كتبته. افتح الصفحة من جديد لترى ما تغيّر.
problem-form = في النموذج ما يحتاج إلى تصحيح.
problem-papers = لم تكتمل المستندات المطلوبة: يجب أن تُقدَّم وتطابَق وتكون سارية.
problem-request-state = لم يتم ذلك، فقد تغيّرت حال الطلب.
problem-form-changed = تغيّر النموذج في الإعدادات. احفظ الطلب من جديد أولًا.
problem-nothing-missing = اختر مستندًا ناقصًا واحدًا على الأقل.
problem-not-given = لا يُطابَق مستند لم يُقدَّم. علّم أنه قُدّم أولًا.
problem-visit-ended = انتهت هذه الزيارة.
problem-personal = البيانات الشخصية ليست لصفتك.
problem-committee-refused = رفضت اللجنة هذا الطلب.
fault-missing = هذا الحقل مطلوب.
fault-too-long = النص أطول مما يسع الحقل.
fault-not-a-number = اكتب عددًا صحيحًا.
fault-out-of-range = هذا العدد خارج الحدود.
fault-date-form = اكتب اليوم والشهر والسنة، مثل ١٧/٥/١٤١٠.
fault-other-calendar = هذه سنة من التقويم الآخر. غيّر التقويم.
fault-date-year = راجع السنة.
fault-date-month = لا شهر بهذا الرقم.
fault-date-day = لا يوم بهذا الرقم في ذلك الشهر.
fault-not-a-choice = اختر من القائمة.
fault-id-length = رقم الهوية عشرة أرقام.
fault-id-first-digit = يبدأ رقم الهوية بـ ١ أو ٢.
fault-id-check-digit = في رقم الهوية رقم خاطئ.
fault-phone-signs = اكتب أرقامًا فقط.
fault-phone-saudi = راجع الرقم: جوال مثل ٠٥١٢٣٤٥٦٧٨ أو هاتف ثابت.
fault-phone-international = رقم الهاتف الدولي من ٨ إلى ١٥ رقمًا بعد علامة الجمع.
act-visit-begun = بدأ زيارة
act-visit-checked = راجع مستندًا
act-visit-referred = أحال إلى البحث الاجتماعي
act-visit-ended = أنهى زيارة
act-request-drafted = بدأ طلبًا
act-request-changed = عدّل طلبًا
act-request-waiting = علّق طلبًا بانتظار مستندات
act-request-resumed = استكمل طلبًا
act-request-signed = سجّل توقيع صاحب الطلب
act-request-attested = صادق على طلب
act-request-submitted = رفع طلبًا إلى اللجنة
act-request-answered = سجّل رد اللجنة
act-request-served = سجّل تقديم ما طُلب
act-request-withdrawn = سجّل سحب طلب
act-request-amended = فتح نسخة جديدة من طلب
act-request-told = أبلغ صاحب طلب
act-request-seen = اطّلع على بيانات طلب
act-person-erased = محا بيانات شخص
save = حفظ
visit-who = الزائر
